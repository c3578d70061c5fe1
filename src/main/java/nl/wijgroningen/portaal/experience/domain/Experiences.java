package nl.wijgroningen.portaal.experience.domain;

import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface Experiences extends Repository<Experience, ExperienceId> {

    Experience save(Experience experience);

    /** Another team's, or one that was kept from who asks, is not found (R15, R35). */
    @NativeQuery("""
			select * from experience e
			where e.id = :id
				and (e.team_id = any (:teams) and (not e.coordinator_only or e.team_allowed_week is not null)
					or :coordinator and (e.not_for is null or e.not_for <> :me))
			""")
    Optional<Experience> visible(UUID id, UUID[] teams, boolean coordinator, UUID me);

    @Rule("R15")
    default Experience of(Staff staff, ExperienceId id) {
        return visible(
                        id.value(),
                        staff.teams().toArray(UUID[]::new),
                        staff.is(Role.COORDINATOR),
                        staff.id().value())
                .orElseThrow(NotFound::new);
    }

    Optional<Experience> findById(ExperienceId id);
}
