package nl.wijgroningen.portaal.area;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import nl.wijgroningen.portaal.area.AreaFiles.Postcode;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.text.Slug;
import org.jspecify.annotations.Nullable;

/** The rows of the area tables, worked out from {@link AreaFiles}; things are known here by their name. */
final class AreaMap {

    /** A wijk without a postcode of its own, and the two villages it is named after. */
    private static final WijkRow MEERDORPEN = new WijkRow("WK001413", "Meerdorpen", "Oost");

    private static final Set<String> OF_MEERDORPEN = Set.of("Engelbert", "Middelbert");

    private static final LocalDate FIRST = LocalDate.of(2018, 1, 1);

    /** Haren and Ten Boer became part of the municipality. */
    private static final LocalDate LARGER = LocalDate.of(2019, 1, 1);

    private static final Set<String> SINCE_LARGER = Set.of("Haren", "Ten Boer");

    private final Map<String, WijkRow> wijken = new LinkedHashMap<>();
    private final Map<String, TeamRow> teams = new LinkedHashMap<>();
    private final List<MappingRow> mappings = new ArrayList<>();
    private final List<BuurtRow> buurten = new ArrayList<>();

    record WijkRow(String code, String name, String gebied) {}

    record TeamRow(
            String name, List<String> gebieden, @Nullable String location) {}

    record MappingRow(String pc4, int rank, String wijk, String team, String gebied, String certainty) {}

    record BuurtRow(String name, String team, @Nullable String wijk, String gebied, Set<String> pc4s) {}

    /** @param own postcodes it is named at; the parts of a buurt ("Haren-West") lend theirs to the whole */
    private record Named(String name, String team, Set<String> own) {}

    AreaMap(AreaFiles files) {
        files.teams().forEach(it -> teams.put(it.name(), new TeamRow(it.name(), it.gebieden(), it.location())));
        files.postcodes().forEach(it -> wijken.put(it.wijk(), new WijkRow(it.wijkCode(), it.wijk(), it.gebied())));
        wijken.put(MEERDORPEN.name(), MEERDORPEN);
        files.postcodes().forEach(this::map);
        var named = named(files);
        named.forEach(it -> buurten.add(buurt(it, named)));
    }

    Set<String> gebieden() {
        var names = new TreeSet<String>();
        wijken.values().forEach(it -> names.add(it.gebied()));
        return names;
    }

    List<WijkRow> wijken() {
        return List.copyOf(wijken.values());
    }

    List<TeamRow> teams() {
        return List.copyOf(teams.values());
    }

    List<MappingRow> mappings() {
        return List.copyOf(mappings);
    }

    List<BuurtRow> buurten() {
        return List.copyOf(buurten);
    }

    static UUID id(String kind, String name) {
        return UUID.nameUUIDFromBytes((kind + ":" + Slug.of(name)).getBytes(StandardCharsets.UTF_8));
    }

    static LocalDate since(String gebied) {
        return SINCE_LARGER.contains(gebied) ? LARGER : FIRST;
    }

    static LocalDate since(TeamRow team) {
        return team.gebieden().stream()
                .map(AreaMap::since)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The likeliest wijk and team first, then the others; one of those may touch a wijk of the same team. */
    @Rule("R1")
    private void map(Postcode line) {
        var rank = 1;
        mappings.add(new MappingRow(line.pc4(), rank, line.wijk(), line.team(), line.gebied(), line.certainty()));
        for (var name : line.alsoWijken()) {
            var wijk = wijk(name);
            var other = line.alsoTeams().stream()
                    .filter(it -> team(it).gebieden().contains(wijk.gebied()))
                    .findFirst();
            // a team is counted only in the gebieden where it works
            var gebied = other.isPresent() || team(line.team()).gebieden().contains(wijk.gebied())
                    ? wijk.gebied()
                    : line.gebied();
            var certainty = line.certainty().equals("certain") ? "plausible" : line.certainty();
            mappings.add(new MappingRow(line.pc4(), ++rank, name, other.orElse(line.team()), gebied, certainty));
        }
    }

    private static List<Named> named(AreaFiles files) {
        var byKey = new LinkedHashMap<String, Named>();
        for (var team : files.teams()) {
            for (var name : team.buurten()) {
                byKey.put(key(name), new Named(name, team.name(), new LinkedHashSet<>()));
            }
        }
        for (var line : files.postcodes()) {
            for (var name : line.names()) {
                byKey.computeIfAbsent(key(name), it -> new Named(name, line.team(), new LinkedHashSet<>()))
                        .own()
                        .add(line.pc4());
            }
        }
        return List.copyOf(byKey.values());
    }

    /** "Buitenhof" and "De Buitenhof" are one. */
    private static String key(String name) {
        var key = name.toLowerCase(Locale.ROOT);
        return key.startsWith("de ") ? key.substring(3) : key;
    }

    private BuurtRow buurt(Named named, List<Named> all) {
        var pc4s = new TreeSet<>(named.own());
        for (var other : all) {
            if (isPart(other, named) || named.own().isEmpty() && isPart(named, other)) {
                pc4s.addAll(other.own());
            }
        }
        var wijk = wijkOf(named, named.own().isEmpty() ? pc4s : named.own());
        var gebied = wijk != null
                ? wijk(wijk).gebied()
                : team(named.team()).gebieden().get(0);
        return new BuurtRow(named.name(), named.team(), wijk, gebied, pc4s);
    }

    private static boolean isPart(Named part, Named whole) {
        return part.name().startsWith(whole.name() + "-");
    }

    /** The wijk in which the team serves these postcodes, or the only one that it serves; null when that is not one. */
    private @Nullable String wijkOf(Named named, Set<String> pc4s) {
        if (OF_MEERDORPEN.contains(named.name())) {
            return MEERDORPEN.name();
        }
        var found = new HashMap<String, String>();
        var served = new TreeSet<String>();
        for (var mapping : mappings) {
            if (mapping.team().equals(named.team())) {
                served.add(mapping.wijk());
                if (pc4s.contains(mapping.pc4())) {
                    found.putIfAbsent(mapping.pc4(), mapping.wijk());
                }
            }
        }
        var wijken = pc4s.isEmpty() ? served : new TreeSet<>(found.values());
        return wijken.size() == 1 ? wijken.first() : null;
    }

    private WijkRow wijk(String name) {
        return Objects.requireNonNull(wijken.get(name), name);
    }

    private TeamRow team(String name) {
        return Objects.requireNonNull(teams.get(name), name);
    }
}
