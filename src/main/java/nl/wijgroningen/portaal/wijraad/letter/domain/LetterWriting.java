package nl.wijgroningen.portaal.wijraad.letter.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.wijraad.DutchTexts;
import nl.wijgroningen.portaal.wijraad.composition.domain.Council;
import nl.wijgroningen.portaal.wijraad.composition.domain.CouncilForgot;
import nl.wijgroningen.portaal.wijraad.composition.domain.CouncilNews;
import nl.wijgroningen.portaal.wijraad.composition.domain.CouncilStore;
import nl.wijgroningen.portaal.wijraad.composition.domain.Fact;
import nl.wijgroningen.portaal.wijraad.composition.domain.Portfolio;
import nl.wijgroningen.portaal.wijraad.composition.domain.State;
import nl.wijgroningen.portaal.wijraad.composition.domain.Term;
import nl.wijgroningen.portaal.wijraad.composition.read.Nominations;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the letter that a decision brings, in the transaction of the decision: a text of a template, for the secretary to
 * adjust. Of who leaves, the draft follows a correction; what was settled stays.
 */
@Component
@Transactional
@Rule("R6")
public class LetterWriting {

    /** So many days after the last one of a term it is too late to thank. */
    private static final int THANKED_WITHIN = 60;

    private final CouncilStore store;
    private final Nominations nominations;
    private final Accounts accounts;
    private final DutchTexts texts;
    private final JdbcClient jdbc;
    private final Clock clock;

    LetterWriting(
            CouncilStore store,
            Nominations nominations,
            Accounts accounts,
            DutchTexts texts,
            JdbcClient jdbc,
            Clock clock) {
        this.store = store;
        this.nominations = nominations;
        this.accounts = accounts;
        this.texts = texts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a letter is tied to. */
    private record Ground(
            @Nullable UUID nomination,
            @Nullable UUID member,
            @Nullable Integer fact,
            @Nullable LocalDate endedOn) {

        static Ground of(Nominations.Nomination nomination, @Nullable UUID member) {
            return new Ground(nomination.id(), member, null, null);
        }
    }

    /** A decision was made, or a fact written down. */
    @EventListener
    public void hear(CouncilNews news) {
        if (news instanceof CouncilNews.Nominated it) {
            nominated(it);
        } else if (news instanceof CouncilNews.Appointed it) {
            appointed(it);
        } else if (news instanceof CouncilNews.NotAppointed it) {
            notAppointed(it);
        } else if (news instanceof CouncilNews.Written it) {
            written(it);
        }
    }

    /** Who was refused or withdrew is forgotten, and so is what was written to and about them; of who stays the drafts go. */
    @EventListener
    @Rule("R12c")
    public void forget(CouncilForgot forgotten) {
        jdbc.sql(
                        "delete from wijraad_letter where nomination_id = any (:ids) and (member_id is null or settled_on is null)")
                .param("ids", forgotten.nominations().toArray(UUID[]::new))
                .update();
    }

    private void nominated(CouncilNews.Nominated news) {
        var nomination = nomination(news.nomination());
        var again = nomination.memberId() != null;
        var inCity = nomination.inCity();
        write(
                LetterKind.NOMINATION,
                Ground.of(nomination, nomination.memberId()),
                word("wijraad.letter.to.board"),
                word(
                        again ? "wijraad.letter.subject.NOMINATION.again" : "wijraad.letter.subject.NOMINATION",
                        nomination.name()),
                word(
                        again ? "wijraad.letter.text.NOMINATION.again" : "wijraad.letter.text.NOMINATION",
                        nomination.name(),
                        String.valueOf(nomination.seat()),
                        day(nomination.fromOn()),
                        day(nomination.lastOn()),
                        day(nomination.decidedOn()),
                        nomination.meeting(),
                        inCity == null
                                ? ""
                                : word(inCity ? "wijraad.letter.inside" : "wijraad.letter.outside", nomination.name())
                                        + carries(nomination, "wijraad.letter.portfolios.of"),
                        news.by().displayName()),
                news.on());
    }

    private void appointed(CouncilNews.Appointed news) {
        var nomination = nomination(news.nomination());
        var kind = news.newcomer() ? LetterKind.APPOINTMENT : LetterKind.REAPPOINTMENT;
        var council = store.read().now().council();
        write(
                kind,
                Ground.of(nomination, news.member()),
                nomination.name(),
                word("wijraad.letter.subject." + kind),
                word(
                        "wijraad.letter.text." + kind,
                        nomination.name(),
                        day(nomination.fromOn()),
                        day(nomination.lastOn()),
                        String.valueOf(nomination.seat()),
                        carries(nomination, "wijraad.letter.portfolios.yours"),
                        word(council.counted(news.member()) < 2 ? "wijraad.letter.again" : "wijraad.letter.last"),
                        news.by().displayName()),
                news.on());
    }

    private void notAppointed(CouncilNews.NotAppointed news) {
        var nomination = nomination(news.nomination());
        var again = nomination.memberId() != null;
        write(
                LetterKind.REFUSAL,
                Ground.of(nomination, nomination.memberId()),
                nomination.name(),
                word("wijraad.letter.subject.REFUSAL"),
                word(
                        again ? "wijraad.letter.text.REFUSAL.again" : "wijraad.letter.text.REFUSAL",
                        nomination.name(),
                        String.valueOf(nomination.reason()),
                        day(nomination.fromOn().minusDays(1)),
                        accounts.names(Set.of(nomination.nominatedBy()))
                                .getOrDefault(nomination.nominatedBy(), secretary())),
                news.on());
    }

    private void written(CouncilNews.Written news) {
        var fact = news.fact();
        var corrects = fact.corrects();
        if (corrects != null && fact.kind() != Fact.Kind.RENAMED) {
            jdbc.sql("delete from wijraad_letter where fact = :fact and settled_on is null")
                    .param("fact", corrects)
                    .update();
            if (fact.kind() == Fact.Kind.CORRECTED) {
                var first = store.read().fact(corrects);
                left(first.kind(), corrects, fact, news);
            }
        } else {
            left(fact.kind(), fact.turn(), fact, news);
        }
    }

    /** @param fact the one that says on which day */
    private void left(Fact.Kind kind, int first, Fact fact, CouncilNews.Written news) {
        var member = fact.member();
        var letter = switch (kind) {
            case RESIGNED -> LetterKind.THANKS;
            case DIED -> LetterKind.CONDOLENCE;
            case MOVED_OUT -> LetterKind.MOVING;
            default -> null;
        };
        if (letter == null || member == null) {
            return;
        }
        var state = store.read().now();
        var ground = new Ground(null, member, first, null);
        var name = name(state, member);
        var until = last(state.council(), member, fact.day());
        write(
                letter,
                ground,
                letter == LetterKind.CONDOLENCE ? word("wijraad.letter.to.kin", name) : name,
                letter == LetterKind.CONDOLENCE
                        ? word("wijraad.letter.subject.CONDOLENCE", name)
                        : word("wijraad.letter.subject." + letter),
                word(
                        "wijraad.letter.text." + letter,
                        name,
                        day(fact.day()),
                        day(letter == LetterKind.MOVING ? until : since(state.council(), member)),
                        carried(state.council().portfolios(member, fact.day()), "wijraad.letter.portfolios.had"),
                        news.by().displayName()),
                news.on());
    }

    /** Who left because a term was over, and was not thanked yet; every morning. */
    @Rule("R12a")
    public void everyMorning() {
        thank(LocalDate.now(clock));
    }

    void thank(LocalDate today) {
        var state = store.read().now();
        var council = state.council();
        for (var term : council.terms()) {
            var until = term.during().until();
            var stays = council.terms().stream()
                    .anyMatch(it -> it.member().equals(term.member())
                            && it.during().until().isAfter(until));
            if (stays || term.cut() || until.isAfter(today) || until.isBefore(today.minusDays(THANKED_WITHIN))) {
                continue;
            }
            var name = name(state, term.member());
            write(
                    LetterKind.THANKS,
                    new Ground(null, term.member(), null, term.during().last()),
                    name,
                    word("wijraad.letter.subject.THANKS"),
                    word(
                            "wijraad.letter.text.THANKS.term",
                            name,
                            day(term.during().last()),
                            day(since(council, term.member())),
                            carried(
                                    council.portfolios(
                                            term.member(), term.during().last()),
                                    "wijraad.letter.portfolios.had"),
                            secretary()),
                    today);
        }
    }

    private void write(LetterKind kind, Ground ground, String recipient, String subject, String text, LocalDate on) {
        jdbc.sql("""
						insert into wijraad_letter (id, kind, nomination_id, member_id, fact, ended_on, recipient, subject, text, template,
							made_on)
						values (gen_random_uuid(), :kind, :nomination, :member, :fact, :ended, :recipient, :subject, :text, :text, :on)
						on conflict do nothing
						""")
                .param("kind", kind.name())
                .param("nomination", ground.nomination())
                .param("member", ground.member())
                .param("fact", ground.fact())
                .param("ended", ground.endedOn())
                .param("recipient", recipient)
                .param("subject", subject)
                .param("text", text)
                .param("on", on)
                .update();
    }

    private Nominations.Nomination nomination(UUID id) {
        return nominations.one(id).orElseThrow(NotFound::new);
    }

    private String secretary() {
        return accounts.having(Role.SECRETARY).stream()
                .map(Accounts.Person::displayName)
                .findFirst()
                .orElse("");
    }

    private static String name(State state, UUID member) {
        var person = state.people().get(member);
        if (person == null) {
            throw new NotFound();
        }
        return person.name();
    }

    /** The first day on which somebody sat. */
    private static LocalDate since(Council council, UUID member) {
        return council.terms().stream()
                .filter(it -> it.member().equals(member))
                .map(it -> it.during().from())
                .min(Comparator.naturalOrder())
                .orElseThrow(NotFound::new);
    }

    /** The last day of the term that runs on a day, or of the last one. */
    private static LocalDate last(Council council, UUID member, LocalDate day) {
        return council.termOf(member, day)
                .or(() -> council.terms().stream()
                        .filter(it -> it.member().equals(member))
                        .max(Comparator.comparing(it -> it.during().until())))
                .map(Term::during)
                .orElseThrow(NotFound::new)
                .last();
    }

    private String carries(Nominations.Nomination nomination, String key) {
        return carried(
                List.of(nomination.portfolios().split(" ")).stream()
                        .filter(it -> !it.isEmpty())
                        .map(Portfolio::valueOf)
                        .toList(),
                key);
    }

    /** A sentence with a space before it, or nothing. */
    private String carried(Collection<Portfolio> portfolios, String key) {
        var names = portfolios.stream()
                .sorted()
                .map(it -> word("wijraad.portfolio." + it).toLowerCase(Locale.ROOT))
                .toList();
        if (names.isEmpty()) {
            return "";
        }
        var last = names.get(names.size() - 1);
        return " "
                + word(
                        key,
                        names.size() == 1
                                ? last
                                : word(
                                        "wijraad.letter.and",
                                        String.join(", ", names.subList(0, names.size() - 1)),
                                        last));
    }

    private String day(LocalDate day) {
        return texts.day(day);
    }

    private String word(String key, Object... values) {
        return texts.get(key, values);
    }
}
