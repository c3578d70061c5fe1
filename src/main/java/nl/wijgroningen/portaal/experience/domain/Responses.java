package nl.wijgroningen.portaal.experience.domain;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.NativeQuery;

/** In SQL: queries of Hibernate's own language are parsed at each start, which takes a second and a half. */
interface Responses extends JpaRepository<Response, UUID> {

    @NativeQuery("select * from experience_response where experience_id = :of and sent_on is null")
    Optional<Response> draft(UUID of);

    /** The place of the next thing that is said in the course of an experience. */
    @NativeQuery("""
			select 1 + greatest(
				(select coalesce(max(turn), 0) from experience_response where experience_id = :of),
				(select coalesce(max(turn), 0) from experience_reply where experience_id = :of),
				(select coalesce(max(turn), 0) from experience_verdict where experience_id = :of))
			""")
    int nextTurn(UUID of);

    @NativeQuery("""
			select exists (select from experience_response
				where experience_id = :of and sent_on is not null and kind = 'ANSWER')
			""")
    boolean anyAnswer(UUID of);
}
