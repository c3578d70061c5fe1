package nl.wijgroningen.portaal.home;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.export.Exports;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What staff take out of the portal as a file: each time it is asked for, stopped or downloaded leaves a line (R44). */
@Service
@Rule("R44")
public class Downloads {

    private static final String THING = "export";

    private final Exports exports;
    private final Audit audit;

    Downloads(Exports exports, Audit audit) {
        this.exports = exports;
        this.audit = audit;
    }

    @Transactional
    public UUID ask(Staff staff, @Nullable String kind) {
        var id = exports.ask(staff.id().value(), kind);
        audit.line(staff.id(), "export.ask", THING, id);
        return id;
    }

    @Transactional
    public void cancel(Staff staff, UUID id) {
        var file = file(staff, id);
        if (exports.cancel(staff.id().value(), file.id())) {
            audit.line(staff.id(), "export.cancel", THING, id);
        }
    }

    /** Only whole, and only to who asked for it and may still see what is in it. */
    public void send(Staff staff, UUID id, HttpServletResponse response) throws IOException {
        var file = file(staff, id);
        if (file.state() != Exports.State.DONE) {
            throw new NotFound();
        }
        audit.line(staff.id(), "export.download", THING, id);
        exports.send(file, response);
    }

    Exports.File file(Staff staff, UUID id) {
        return exports.of(staff.id().value(), id).orElseThrow(NotFound::new);
    }
}
