package nl.wijgroningen.portaal.wijraad.recruitment.domain;

import java.util.Set;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.wijraad.composition.domain.AgeBand;
import nl.wijgroningen.portaal.wijraad.composition.domain.Portfolio;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who applies answers. No birth date, no postcode: an age band, and whether they live in the city.
 *
 * @param sixteen 16 or older; else {@code consent} of a parent is needed (R12f)
 * @param home null: as it was known before, for who changes an application
 * @param keepYear agrees that the papers are kept for a year (R12c)
 */
@Rule("R12f")
public record Answers(
        String motivation,
        AgeBand ageBand,
        boolean sixteen,
        boolean consent,
        @Nullable Home home,
        Set<Portfolio> portfolios,
        boolean keepYear) {

    public Answers {
        if (!sixteen && !consent) {
            throw new RuleBroken("R12f.applicant");
        }
        portfolios = Set.copyOf(portfolios);
    }

    /**
     * All that is kept of where somebody lives.
     *
     * @param gebied its name today; null outside the city
     */
    public record Home(boolean inCity, @Nullable String gebied) {}

    /** Never in a log. */
    @Override
    public String toString() {
        return "Answers[…]";
    }
}
