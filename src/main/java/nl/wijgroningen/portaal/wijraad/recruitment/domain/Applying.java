package nl.wijgroningen.portaal.wijraad.recruitment.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.file.CheckedFile;
import nl.wijgroningen.portaal.platform.file.FileId;
import nl.wijgroningen.portaal.platform.file.FileRefused;
import nl.wijgroningen.portaal.platform.file.Files;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Overtaken;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.wijraad.composition.domain.AgeBand;
import nl.wijgroningen.portaal.wijraad.composition.domain.Forgetting;
import nl.wijgroningen.portaal.wijraad.composition.domain.Portfolio;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Somebody applies, without an account, and later sees, changes or withdraws that by a mailed link (R43). */
@Service
@Transactional
public class Applying {

    /** A cv of more pages is a thesis. */
    public static final int CV_PAGES = 10;

    private final JdbcClient jdbc;
    private final Rounds rounds;
    private final Papers papers;
    private final CandidateMail mail;
    private final Leaving leaving;
    private final Forgetting forgetting;
    private final Files files;
    private final Clock clock;

    Applying(
            JdbcClient jdbc,
            Rounds rounds,
            Papers papers,
            CandidateMail mail,
            Leaving leaving,
            Forgetting forgetting,
            Files files,
            Clock clock) {
        this.jdbc = jdbc;
        this.rounds = rounds;
        this.papers = papers;
        this.mail = mail;
        this.leaving = leaving;
        this.forgetting = forgetting;
        this.files = files;
        this.clock = clock;
    }

    /**
     * What somebody finds under a link.
     *
     * @param changeable whether it can still be changed
     * @param talkOn when and where the talk is, for who is invited
     */
    public record Own(
            UUID id,
            UUID round,
            String title,
            LocalDate closesOn,
            boolean changeable,
            CandidateState state,
            String name,
            String address,
            String motivation,
            AgeBand ageBand,
            boolean sixteen,
            boolean inCity,
            Set<Portfolio> portfolios,
            boolean keepYear,
            @Nullable UUID cv,
            LocalDate appliedOn,
            @Nullable LocalDate changedOn,
            @Nullable LocalDate talkOn,
            @Nullable LocalTime talkAt,
            @Nullable String talkPlace,
            long version) {}

    private record Row(
            UUID id,
            UUID roundId,
            String title,
            LocalDate opensOn,
            LocalDate closesOn,
            RoundState roundState,
            CandidateState state,
            String name,
            byte[] content,
            AgeBand ageBand,
            boolean sixteen,
            boolean inCity,
            String portfolios,
            boolean keepYear,
            @Nullable UUID cv,
            LocalDate appliedOn,
            @Nullable LocalDate changedOn,
            @Nullable LocalDate talkOn,
            @Nullable LocalTime talkAt,
            @Nullable String talkPlace,
            long version) {}

    /**
     * An application. Who sent it already gets a new link, and what is there stays as it is; the same form sent twice is
     * one. Whether somebody applied before is told in the mail alone: what is refused here, and the work that it takes, is
     * the same for all.
     *
     * @param cv a PDF
     * @param language NL or EN
     * @throws RuleBroken outside the days of the round
     * @throws FileRefused when the cv is a book
     * @throws NotFound when no such round is public
     */
    @Rule("R12f")
    public void apply(UUID round, Application it, @Nullable CheckedFile cv, String language) {
        var today = LocalDate.now(clock);
        var open = rounds.share(round)
                .filter(one -> one.publishedVersion() != null)
                .orElseThrow(NotFound::new);
        check(open.state() == RoundState.CLOSED, open.opensOn(), open.closesOn(), today);
        var answers = it.answers();
        var home = answers.home() == null ? new Answers.Home(false, null) : answers.home();
        var id = UUID.randomUUID();
        var hash = papers.personHash(it.name(), it.address());
        var file = store(cv);
        var fresh = jdbc.sql("""
						insert into wijraad_candidate (id, round_id, name, age_band, sixteen, consent, in_city, gebied, portfolios, language,
							content, person_hash, cv, keep_year, state, applied_on, version)
						values (:id, :round, :name, :band, :sixteen, :consent, :inCity, :gebied, :portfolios, :language,
							:content, :hash, :cv, :keep, 'APPLIED', :today, 0)
						on conflict (round_id, person_hash) do nothing
						""")
                .param("id", id)
                .param("round", round)
                .param("name", it.name())
                .param("band", answers.ageBand().name())
                .param("sixteen", answers.sixteen())
                .param("consent", answers.consent())
                .param("inCity", home.inCity())
                .param("gebied", home.gebied())
                .param("portfolios", names(answers.portfolios()))
                .param("language", language)
                .param("content", papers.seal(id, new Papers.Content(it.address(), answers.motivation())))
                .param("hash", hash)
                .param("cv", file == null ? null : file.value())
                .param("keep", answers.keepYear())
                .param("today", today)
                .update();
        if (fresh == 0) {
            if (file != null) {
                files.remove(file);
            }
            again(round, hash, answers);
            return;
        }
        mail.send(id, "recruitment.mail.received", Map.of());
    }

    private record Known(UUID id, byte[] content) {}

    private void again(UUID round, byte[] hash, Answers answers) {
        var known = jdbc.sql(
                        "select id, content from wijraad_candidate where round_id = :round and person_hash = :hash")
                .param("round", round)
                .param("hash", hash)
                .query(Known.class)
                .optional()
                .orElseThrow(NotFound::new);
        // Pressed twice: the first mail says it all.
        if (!papers.open(known.id(), known.content()).motivation().equals(answers.motivation())) {
            mail.send(known.id(), "recruitment.mail.again", Map.of());
        }
    }

    private @Nullable FileId store(@Nullable CheckedFile cv) {
        if (cv == null) {
            return null;
        }
        if (cv.pages() != null && cv.pages() > CV_PAGES) {
            throw new FileRefused(FileRefused.Reason.PAGES, CV_PAGES, cv.pages());
        }
        return files.store(cv).id();
    }

    private static String[] names(Set<Portfolio> portfolios) {
        return portfolios.stream().map(Enum::name).sorted().toArray(String[]::new);
    }

    @Rule("R11")
    private static void check(boolean closed, LocalDate opensOn, LocalDate closesOn, LocalDate today) {
        if (today.isBefore(opensOn)) {
            throw new RuleBroken("R11.notOpen", opensOn);
        }
        if (closed || today.isAfter(closesOn)) {
            throw new RuleBroken("R11.ended", today.isAfter(closesOn) ? closesOn : today.minusDays(1));
        }
    }

    /** What lies under a link; empty when it leads nowhere, or nowhere any more. */
    @Rule("R43")
    @Transactional(readOnly = true)
    public Optional<Own> open(String token) {
        return find(token, "").map(this::own);
    }

    private Optional<Row> find(String token, String lock) {
        return jdbc.sql("""
						select c.id, c.round_id, r.title, r.opens_on, r.closes_on, r.state as round_state, c.state, c.name, c.content,
							c.age_band, c.sixteen, c.in_city, array_to_string(c.portfolios, ' ') as portfolios, c.keep_year, c.cv,
							c.applied_on, c.changed_on, t.day as talk_on, t.begins as talk_at, t.place as talk_place, c.version
						from wijraad_candidate_link l
						join wijraad_candidate c on c.id = l.candidate_id
						join wijraad_round r on r.id = c.round_id
						left join wijraad_talk t on t.candidate_id = c.id
						where l.token_hash = :hash
						""" + lock)
                .param("hash", papers.hash(token))
                .query(Row.class)
                .optional();
    }

    private Own own(Row it) {
        var content = papers.open(it.id(), it.content());
        return new Own(
                it.id(),
                it.roundId(),
                it.title(),
                it.closesOn(),
                changeable(it),
                it.state(),
                it.name(),
                content.address(),
                content.motivation(),
                it.ageBand(),
                it.sixteen(),
                it.inCity(),
                Candidates.portfolios(it.portfolios()),
                it.keepYear(),
                it.cv(),
                it.appliedOn(),
                it.changedOn(),
                it.talkOn(),
                it.talkAt(),
                it.talkPlace(),
                it.version());
    }

    private boolean changeable(Row it) {
        return it.roundState() == RoundState.PUBLISHED
                && it.state() == CandidateState.APPLIED
                && !LocalDate.now(clock).isAfter(it.closesOn());
    }

    /**
     * Other answers, until the last day of the round. Name and address stay: a mail never goes to an address that somebody
     * only typed here, and nobody learns here whether somebody else applied.
     *
     * @param seen the version that the form shows
     * @param withoutCv takes the cv away
     * @throws Overtaken when it was changed elsewhere meanwhile
     * @throws RuleBroken after the last day
     * @throws FileRefused when the cv is a book
     */
    @Rule("R12f")
    public void change(String token, long seen, Answers it, @Nullable CheckedFile cv, boolean withoutCv) {
        var today = LocalDate.now(clock);
        var row = find(token, " for update of c").orElseThrow(NotFound::new);
        if (!changeable(row)) {
            check(row.roundState() == RoundState.CLOSED, row.opensOn(), row.closesOn(), today);
            throw new RuleBroken("R11.handled");
        }
        if (row.version() != seen) {
            throw new Overtaken();
        }
        var address = papers.open(row.id(), row.content()).address();
        if (cv != null || withoutCv) {
            leaving.removeCv(row.id(), row.cv());
        }
        var file = store(cv);
        jdbc.sql("""
						update wijraad_candidate set age_band = :band, sixteen = :sixteen, consent = :consent,
							in_city = case when :moved then :inCity else in_city end, gebied = case when :moved then :gebied else gebied end,
							portfolios = :portfolios, content = :content, cv = coalesce(:cv, cv), keep_year = :keep, changed_on = :today,
							version = version + 1
						where id = :id
						""")
                .param("band", it.ageBand().name())
                .param("sixteen", it.sixteen())
                .param("consent", it.consent())
                .param("moved", it.home() != null)
                .param("inCity", it.home() != null && it.home().inCity())
                .param("gebied", it.home() == null ? null : it.home().gebied())
                .param("portfolios", names(it.portfolios()))
                .param("content", papers.seal(row.id(), new Papers.Content(address, it.motivation())))
                .param("cv", file == null ? null : file.value())
                .param("keep", it.keepYear())
                .param("today", today)
                .param("id", row.id())
                .update();
    }

    /**
     * Takes it back: all of it is gone at once (R12c), also from a nomination that came to nothing or waits, and a mail
     * says so.
     *
     * @throws NotFound when it was gone already
     */
    @Rule("R12c")
    public void withdraw(String token) {
        var row = find(token, " for update of c").orElseThrow(NotFound::new);
        mail.sendLast(row.id(), "recruitment.mail.withdrawn");
        leaving.remove(row.id(), row.cv());
        forgetting.withdrew(row.id());
    }

    /** The cv under a link. */
    @Transactional(readOnly = true)
    public Optional<FileId> cv(String token) {
        return find(token, "").map(Row::cv).map(FileId::new);
    }
}
