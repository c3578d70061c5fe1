package nl.wijgroningen.portaal.wijraad.letter.domain;

import java.util.UUID;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.wijraad.composition.domain.Nominating;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Candidates;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Nominates whom a vote chose, unless they withdrew: also when both happen in the same moment. */
@Service
@Transactional
@PreAuthorize("hasRole('SECRETARY')")
@Rule("R12c")
public class Proposing {

    private final Nominating nominating;
    private final Candidates candidates;

    Proposing(Nominating nominating, Candidates candidates) {
        this.nominating = nominating;
        this.candidates = candidates;
    }

    /**
     * @param id of the nomination; a form that is sent twice gives the same
     * @return it
     * @throws RuleBroken when the candidate is gone, or as {@link Nominating#nominate}
     */
    public UUID propose(Staff by, UUID id, Nominating.Proposal proposal) {
        var candidate = proposal.candidate();
        if (candidate != null && candidates.hold(candidate).isEmpty()) {
            throw new RuleBroken("R12c.gone");
        }
        return nominating.nominate(by, id, proposal);
    }
}
