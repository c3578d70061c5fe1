package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.Rule;

/**
 * The council on one day.
 *
 * @param sitting by seat
 * @param inCity the members who live in the city
 * @param youth the members who carry the youth portfolio
 */
public record Composition(LocalDate day, List<Term> sitting, Set<UUID> inCity, Set<UUID> youth, Limits.Numbers limits) {

    /** @param has what is counted; {@code of} how many there are in all, {@code needs} the least that it must be */
    public record Verdict(Check check, boolean holds, int has, int of, int needs) {}

    public int number() {
        return sitting.size();
    }

    /** So many must live in the city: more than half (R4). */
    @Rule("R4")
    public int majority() {
        return number() / 2 + 1;
    }

    /** How many more live in the city than outside it; a majority is above nought. Each who comes or goes moves it by one. */
    int margin() {
        return 2 * inCity.size() - number();
    }

    @Rule("R3")
    public Verdict ofNumber() {
        var holds = number() >= limits.least() && number() <= limits.most();
        return new Verdict(Check.NUMBER, holds, number(), limits.most(), limits.least());
    }

    @Rule("R4")
    public Verdict ofMajority() {
        return new Verdict(Check.MAJORITY, margin() > 0, inCity.size(), number(), majority());
    }

    @Rule("R5")
    public Verdict ofYouth() {
        return new Verdict(Check.YOUTH, !youth.isEmpty(), youth.size(), number(), 1);
    }

    public List<Verdict> verdicts() {
        return List.of(ofNumber(), ofMajority(), ofYouth());
    }
}
