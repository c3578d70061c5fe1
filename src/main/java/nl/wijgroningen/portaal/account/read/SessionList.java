package nl.wijgroningen.portaal.account.read;

import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.account.login.Device;
import nl.wijgroningen.portaal.platform.secret.Keys;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Where somebody is logged in. */
@Component
public class SessionList {

    private static final int HANDLE_BYTES = 12;

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final Keys keys;

    SessionList(FindByIndexNameSessionRepository<? extends Session> sessions, Keys keys) {
        this.sessions = sessions;
        this.keys = keys;
    }

    /** @param handle stands for the id of the session, which no page holds */
    public record Row(String handle, Device device, ZonedDateTime begun, ZonedDateTime used, boolean current) {}

    /** This one first, then the last used. */
    public List<Row> of(StaffId who, String current) {
        return sessions.findByPrincipalName(who.toString()).values().stream()
                .filter(it -> !it.isExpired())
                .map(it -> new Row(
                        handle(it.getId()),
                        Device.of(it),
                        it.getCreationTime().atZone(PortaalApplication.ZONE),
                        it.getLastAccessedTime().atZone(PortaalApplication.ZONE),
                        it.getId().equals(current)))
                .sorted(Comparator.comparing(Row::current)
                        .thenComparing(Row::used)
                        .reversed())
                .toList();
    }

    /** The id of a session of this person. */
    public Optional<String> id(StaffId who, String handle) {
        return sessions.findByPrincipalName(who.toString()).keySet().stream()
                .filter(it -> handle(it).equals(handle))
                .findFirst();
    }

    private String handle(String session) {
        return HexFormat.of().formatHex(keys.hash(Keys.Purpose.ACCOUNT, "session " + session), 0, HANDLE_BYTES);
    }
}
