package nl.wijgroningen.portaal.experience.improvement.domain;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Proofs extends Repository<Proof, UUID> {

    Proof saveAndFlush(Proof proof);

    Optional<Proof> findByIdAndImprovementId(UUID id, UUID improvementId);

    boolean existsByImprovementIdAndConfirmedByIsNullAndReturnedByIsNull(UUID improvementId);
}
