package nl.wijgroningen.portaal.experience.domain;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Experiences extends Repository<Experience, ExperienceId> {

    Experience save(Experience experience);

    /** Another team's, or one that was kept from who asks, is not found (R15, R35). */
    @Query("""
			select e from Experience e
			where e.id = :id
				and ((e.teamId in :teams and (e.coordinatorOnly = false or e.teamAllowedWeek is not null))
					or (:coordinator = true and (e.notFor is null or e.notFor <> :me)))
			""")
    Optional<Experience> visible(ExperienceId id, Set<UUID> teams, boolean coordinator, UUID me);

    @Rule("R15")
    default Experience of(Staff staff, ExperienceId id) {
        return visible(id, staff.teams(), staff.is(Role.COORDINATOR), staff.id().value())
                .orElseThrow(NotFound::new);
    }

    Optional<Experience> findById(ExperienceId id);
}
