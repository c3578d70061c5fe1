package nl.wijgroningen.portaal.wijraad.recruitment.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which part of the residents lives in which gebied. */
public final class CityGebieden {

    private static final Map<String, Integer> SHARES = read();

    private CityGebieden() {}

    private static Map<String, Integer> read() {
        var city = Population.read();
        var shares = new LinkedHashMap<String, Integer>();
        city.byGebied().forEach((gebied, number) -> shares.put(gebied, Math.round(100f * number / city.all())));
        return shares;
    }

    /** In whole percents, by name. */
    public static Map<String, Integer> shares() {
        return Collections.unmodifiableMap(SHARES);
    }
}
