package nl.wijgroningen.portaal.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The audit trail of staff: who did what to which thing, when, from where, and how it ended. A line goes in the
 * transaction of what it tells about. It holds no text; a resident's request leaves none (R33).
 */
@Component
public class Audit {

    private final JdbcClient jdbc;

    Audit(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param action noun phrase such as {@code experience.look} */
    public void line(StaffId by, String action, String thingKind, @Nullable UUID thing) {
        add(by.value(), action, thingKind, thing, "done");
    }

    /** @param by null when nobody is known by the name */
    public void line(@Nullable UUID by, String action, String outcome) {
        add(by, action, null, null, outcome);
    }

    private void add(
            @Nullable UUID by, String action, @Nullable String thingKind, @Nullable UUID thing, String outcome) {
        jdbc.sql("""
						insert into account_audit (user_id, action, thing_kind, thing_id, outcome, address)
						values (:by, :action, :kind, :thing, :outcome, :address)
						""")
                .param("by", by)
                .param("action", action)
                .param("kind", thingKind)
                .param("thing", thing)
                .param("outcome", outcome)
                .param("address", address())
                .update();
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes it
                ? it.getRequest().getRemoteAddr()
                : null;
    }
}
