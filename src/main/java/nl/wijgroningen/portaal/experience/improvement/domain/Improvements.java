package nl.wijgroningen.portaal.experience.improvement.domain;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface Improvements extends Repository<Improvement, UUID> {

    Improvement save(Improvement improvement);

    Improvement saveAndFlush(Improvement improvement);

    /** Who works on it holds it until the end: what two do at once happens one after the other. */
    @NativeQuery("""
			select * from experience_improvement i
			where i.id = :id and (i.team_id = any (:teams) or :coordinator)
			for update
			""")
    Optional<Improvement> visible(UUID id, UUID[] teams, boolean coordinator);

    /** Another team's is not found. */
    @Rule("R15")
    default Improvement of(Staff staff, UUID id) {
        return visible(id, staff.teams().toArray(UUID[]::new), staff.is(Role.COORDINATOR))
                .orElseThrow(NotFound::new);
    }

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Improvement> findById(UUID id);
}
