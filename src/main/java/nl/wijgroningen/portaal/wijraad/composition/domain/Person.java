package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;

/**
 * Who a member is: as much as is public, and what R12f asks. No birth date is kept.
 *
 * @param name as the public sees it
 * @param sixteen whether they are 16 or older; else {@code consent} of a parent is needed
 */
@Rule("R12f")
public record Person(UUID id, String name, AgeBand ageBand, boolean sixteen, boolean consent) {

    public Person {
        if (!sixteen && !consent) {
            throw new RuleBroken("R12f.consent");
        }
    }
}
