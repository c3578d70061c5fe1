package nl.wijgroningen.portaal.experience.domain;

import java.time.LocalDate;
import java.util.List;
import nl.wijgroningen.portaal.platform.retention.Tombstones;
import nl.wijgroningen.portaal.platform.time.Week;
import org.springframework.stereotype.Component;

/** Destroys released experiences whose term is over, so that no backup brings them back (R42). */
@Component
class Destruction {

    private final Burial burial;
    private final Tombstones tombstones;

    Destruction(Burial burial, Tombstones tombstones) {
        this.burial = burial;
        this.tombstones = tombstones;
    }

    /** @return how many went */
    int of(List<byte[]> codeHashes, LocalDate today) {
        if (!codeHashes.isEmpty()) {
            burial.destroy(codeHashes);
            var week = Week.of(today);
            codeHashes.forEach(it -> tombstones.bury(Burial.DESTROYED, Burial.id(it), week));
        }
        return codeHashes.size();
    }
}
