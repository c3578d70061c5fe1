package nl.wijgroningen.portaal.experience.domain;

import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.experience.ExperienceId;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Responses extends JpaRepository<Response, UUID> {

    @Query("select r from Response r where r.experienceId = :of and r.sentOn is null")
    Optional<Response> draft(ExperienceId of);
}
