package nl.wijgroningen.portaal.experience.domain;

import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.experience.ExperienceId;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Responses extends JpaRepository<Response, UUID> {

    @Query("select r from Response r where r.experienceId = :of and r.sentOn is null")
    Optional<Response> draft(ExperienceId of);

    /** The place of the next thing that is said in the course of an experience. */
    @Query(nativeQuery = true, value = """
			select 1 + greatest(
				(select coalesce(max(turn), 0) from experience_response where experience_id = :of),
				(select coalesce(max(turn), 0) from experience_reply where experience_id = :of),
				(select coalesce(max(turn), 0) from experience_verdict where experience_id = :of))
			""")
    int nextTurn(UUID of);

    @Query(
            "select count(r) > 0 from Response r where r.experienceId = :of and r.sentOn is not null and r.kind = 'ANSWER'")
    boolean anyAnswer(ExperienceId of);
}
