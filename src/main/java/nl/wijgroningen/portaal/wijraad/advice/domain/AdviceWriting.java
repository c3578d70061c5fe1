package nl.wijgroningen.portaal.wijraad.advice.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Overtaken;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.platform.setting.Settings;
import nl.wijgroningen.portaal.platform.text.PersonalData;
import nl.wijgroningen.portaal.trail.Nodes;
import nl.wijgroningen.portaal.wijraad.WijRaadNumbers;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meeting;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meetings;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the secretary does with an advice until it is sent, and where its words were wrong after that. */
@Service
@Transactional
@PreAuthorize("hasRole('SECRETARY')")
@Rule("R12e")
public class AdviceWriting {

    static final String KIND = "advice";

    private final AdviceStore store;
    private final AdviceNews news;
    private final Nodes nodes;
    private final Meetings meetings;
    private final Settings settings;
    private final Audit audit;
    private final Clock clock;

    AdviceWriting(
            AdviceStore store,
            AdviceNews news,
            Nodes nodes,
            Meetings meetings,
            Settings settings,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.news = news;
        this.nodes = nodes;
        this.meetings = meetings;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return the id of an advice that nobody asked for, still without points */
    public UUID begin(Staff by, String title, AdviceKind kind) {
        return begin(by, UUID.randomUUID(), title, kind);
    }

    /**
     * As {@link #begin(Staff, String, AdviceKind)}.
     *
     * @param id of the advice to be; a form that is sent twice gives the same
     */
    public UUID begin(Staff by, UUID id, String title, AdviceKind kind) {
        noBsn(title);
        if (store.add(id, title, kind, null, by.id(), LocalDate.now(clock))) {
            audit.line(by.id(), "wijraad.advice.write", KIND, id);
        }
        return id;
    }

    /**
     * Saves the draft; what it said before is kept.
     *
     * @param seen number of the text that was on the page
     * @throws Overtaken when somebody saved another one since
     */
    public void write(Staff by, UUID id, int seen, Wording to) {
        noBsn(to);
        var held = held(id, seen);
        var today = LocalDate.now(clock);
        var was = held.advice().wording();
        if (was.equals(to)) {
            return;
        }
        store.keepEarlier(held, null, by.id(), today);
        held.advice().rewrite(to);
        store.write(held.advice());
        store.step(id, AdviceStore.Step.WRITTEN, null, null, by.id(), today);
        audit.line(by.id(), "wijraad.advice.write", KIND, id);
    }

    /**
     * Sets words right that everyone reads already; the old ones stay to be read.
     *
     * @param reason for everyone to read
     * @throws Overtaken as {@link #write}
     */
    public void correct(Staff by, UUID id, int seen, Wording to, String reason) {
        noBsn(to);
        noBsn(reason);
        var held = held(id, seen);
        var today = LocalDate.now(clock);
        var was = held.advice().wording();
        if (was.title().equals(to.title())
                && was.why().equals(to.why())
                && was.points().equals(to.points())) {
            return;
        }
        if (held.advice().sentOn() == null) {
            throw new RuleBroken("R12e.unsent");
        }
        store.keepEarlier(held, reason, by.id(), today);
        held.advice().correct(to);
        store.write(held.advice());
        store.step(id, AdviceStore.Step.CORRECTED, null, reason, by.id(), today);
        store.publish(held.advice());
        audit.line(by.id(), "wijraad.advice.correct", KIND, id);
    }

    /** @throws RuleBroken when it is not public */
    @Rule("R30")
    public void addVoice(Staff by, UUID id, UUID node) {
        var held = store.hold(id);
        if (nodes.of(List.of(node)).open().isEmpty() || node.equals(id)) {
            throw new RuleBroken("R12e.voice");
        }
        store.addVoice(id, node, by.id(), LocalDate.now(clock));
        followed(by, held.advice());
    }

    @Rule("R30")
    public void removeVoice(Staff by, UUID id, UUID node) {
        var held = store.hold(id);
        store.removeVoice(id, node);
        followed(by, held.advice());
    }

    private void followed(Staff by, Advice advice) {
        if (advice.sentOn() != null) {
            store.publish(advice);
        }
        audit.line(by.id(), "wijraad.advice.voice", KIND, advice.id());
    }

    /**
     * The WIJ-raad decided to give it, as it is written now.
     *
     * @param seen number of the text that was decided on
     * @param meeting where, to find it back
     */
    public void decide(Staff by, UUID id, int seen, LocalDate day, String meeting) {
        var held = held(id, seen);
        var today = LocalDate.now(clock);
        held.advice().decide(day, meeting, today);
        store.move(held.advice(), null);
        store.step(id, AdviceStore.Step.DECIDED, null, meeting, by.id(), today);
        audit.line(by.id(), "wijraad.advice.decide", KIND, id);
    }

    /**
     * As {@link #decide(Staff, UUID, int, LocalDate, String)}, in a meeting that the portal knows.
     *
     * @throws NotFound when there is no such meeting, or it was cancelled
     */
    public void decide(Staff by, UUID id, int seen, UUID meeting) {
        var held = meetings.of(meeting)
                .filter(it -> it.state() != Meeting.State.CANCELLED)
                .orElseThrow(NotFound::new);
        decide(by, id, seen, held.heldOn(), held.title());
        store.inMeeting(id, meeting);
    }

    /**
     * It becomes a draft again; another decision is needed.
     *
     * @param seen number of the text that was on the page
     * @throws Overtaken as {@link #write}
     */
    public void reopen(Staff by, UUID id, int seen) {
        var held = held(id, seen);
        held.advice().reopen();
        store.inMeeting(id, null);
        store.move(held.advice(), null);
        store.step(id, AdviceStore.Step.REOPENED, null, null, by.id(), LocalDate.now(clock));
        audit.line(by.id(), "wijraad.advice.reopen", KIND, id);
    }

    /**
     * From now on everyone reads it, and the time to answer runs.
     *
     * @param seen number of the text that was on the page
     * @throws Overtaken as {@link #write}
     */
    public void send(Staff by, UUID id, int seen) {
        var advice = held(id, seen).advice();
        var today = LocalDate.now(clock);
        advice.send(today, settings.of(WijRaadNumbers.ANSWER_WEEKS, today));
        store.move(advice, by.id());
        store.step(id, AdviceStore.Step.SENT, null, null, by.id(), today);
        store.publish(advice);
        var due = advice.dueOn();
        if (due != null) {
            news.sent(by, advice.wording().title(), new AdviceTerm(today, due, null));
        }
        audit.line(by.id(), "wijraad.advice.send", KIND, id);
    }

    private AdviceStore.Held held(UUID id, int seen) {
        var held = store.hold(id);
        if (held.version() != seen) {
            throw new Overtaken();
        }
        return held;
    }

    private static void noBsn(Wording wording) {
        noBsn(wording.title(), wording.why());
        noBsn(wording.points().stream()
                .flatMap(it -> Stream.of(it.sentence(), it.explanation()))
                .toList());
    }

    static void noBsn(@Nullable String... texts) {
        noBsn(Arrays.asList(texts));
    }

    /** Everyone reads it as it is written. */
    @Rule("R14")
    private static void noBsn(Collection<@Nullable String> texts) {
        if (texts.stream()
                .anyMatch(it -> it != null
                        && PersonalData.find(it).stream().anyMatch(hit -> hit.kind() == PersonalData.Kind.BSN))) {
            throw new RuleBroken("R14.bsn");
        }
    }
}
