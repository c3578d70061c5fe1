package nl.wijgroningen.portaal.wijraad.recruitment.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.wijraad.composition.domain.Portfolio;
import nl.wijgroningen.portaal.wijraad.composition.domain.State;
import org.jspecify.annotations.Nullable;

/**
 * What the council has, beside what would be like the city or what the rules ask, on the day that a seat falls free.
 *
 * @param members of the council on that day
 */
public record Profile(LocalDate day, int members, List<Line> lines) {

    /** What a line is about. */
    public enum Kind {
        AGE,
        YOUTH,
        CITY,
        PORTFOLIO
    }

    /**
     * @param name of the age group or portfolio; of the others the name of the kind
     * @param has members
     * @param wanted so many would be like the city (age), or so many the rules or a fair spread ask
     * @param residents of the city who are like this, of {@code city} in all; null where that is not known
     */
    public record Line(
            Kind kind,
            String name,
            int has,
            int wanted,
            @Nullable Integer residents,
            @Nullable Integer city) {

        public boolean lacks() {
            return has < wanted;
        }

        /** In whole percents. */
        public int share() {
            return residents == null || city == null ? 0 : Math.round(100f * residents / city);
        }
    }

    static Profile of(State state, LocalDate day, Population city) {
        var council = state.council();
        var on = council.on(day);
        var members = on.sitting().stream().map(it -> it.member()).toList();
        var lines = new ArrayList<Line>();
        for (var group : AgeGroup.values()) {
            var has = (int) members.stream()
                    .map(it -> state.people().get(it))
                    .filter(it -> it != null && AgeGroup.of(it.ageBand()) == group)
                    .count();
            var residents = city.of(group);
            lines.add(new Line(
                    Kind.AGE, group.name(), has, members.size() * residents / city.all(), residents, city.all()));
        }
        lines.add(new Line(Kind.CITY, Kind.CITY.name(), on.inCity().size(), on.majority(), null, null));
        lines.add(new Line(Kind.YOUTH, Kind.YOUTH.name(), on.youth().size(), 1, null, null));
        Stream.of(Portfolio.values())
                .filter(it -> it != Portfolio.YOUTH)
                .forEach(it -> lines.add(new Line(
                        Kind.PORTFOLIO,
                        it.name(),
                        (int) members.stream()
                                .filter(member ->
                                        council.portfolios(member, day).contains(it))
                                .count(),
                        1,
                        null,
                        null)));
        return new Profile(day, members.size(), List.copyOf(lines));
    }
}
