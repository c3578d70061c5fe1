package nl.wijgroningen.portaal.experience.domain;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.platform.secret.Keys;
import nl.wijgroningen.portaal.platform.time.Week;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a resident does before an experience is sent: begin, write on, send (R12). */
@Service
@Transactional
public class Telling {

    private final DraftBox drafts;
    private final WaitingRoom waiting;
    private final Keys keys;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Telling(DraftBox drafts, WaitingRoom waiting, Keys keys, Clock clock) {
        this.drafts = drafts;
        this.waiting = waiting;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * The first save makes the code. It is derived from the random token of the form, so that a form that is sent twice
     * makes one draft; once that draft was written in or sent, the token gives a new code, never the old one.
     */
    @Rule("R12")
    public TellerCode begin(String token, Draft first) {
        var code = TellerCode.of(keys.hash(Keys.Purpose.CODE, "begin " + token));
        if (!waiting.isSent(drafts.hash(code))) {
            if (drafts.add(code, first)) {
                return code;
            }
            var there = drafts.find(code);
            if (there.isPresent()
                    && there.get().version() == 1
                    && there.get().draft().equals(first)) {
                return code;
            }
        }
        var other = TellerCode.random(random);
        drafts.add(other, first);
        return other;
    }

    @Transactional(readOnly = true)
    public Optional<Draft> resume(TellerCode code) {
        return drafts.find(code).map(DraftBox.Kept::draft);
    }

    /** @throws NotFound when the draft is gone: sent, or older than its term */
    public void save(TellerCode code, Draft draft) {
        if (!drafts.replace(code, draft)) {
            throw new NotFound();
        }
    }

    /** The draft goes; no word of it is left. */
    public void discard(TellerCode code) {
        drafts.remove(code);
    }

    /**
     * Sends the draft. The draft goes in the same transaction; sending twice, or by twenty at once, sends once.
     *
     * @throws NotFound when there is no draft and nothing was sent under this code
     * @throws RuleBroken when something that must be decided is not
     */
    @Rule("R12")
    @Rule("R14")
    @Rule("R32")
    public void send(TellerCode code) {
        var draft = drafts.take(code);
        if (draft.isEmpty()) {
            if (!waiting.isSent(drafts.hash(code))) {
                throw new NotFound();
            }
            return;
        }
        var complete = complete(draft.get());
        var card = complete.card() == null ? null : keys.hash(Keys.Purpose.CARD, complete.card());
        waiting.add(drafts.hash(code), complete, Week.of(LocalDate.now(clock)), card);
    }

    /** A BSN goes whatever was decided (R14). */
    private static Draft complete(Draft draft) {
        var readers = draft.readers();
        if (draft.story() == null || readers == null || draft.place() == null) {
            throw new RuleBroken("R12.incomplete");
        }
        if (!draft.checked()) {
            throw new RuleBroken("R14.check");
        }
        if (draft.mayBePublic() == null) {
            throw new RuleBroken("R13.choice");
        }
        return draft.check(draft.finds().stream().map(Draft.Find::key).collect(Collectors.toSet()));
    }
}
