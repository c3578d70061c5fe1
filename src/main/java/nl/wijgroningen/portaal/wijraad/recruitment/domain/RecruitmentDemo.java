package nl.wijgroningen.portaal.wijraad.recruitment.domain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.platform.Demo;
import nl.wijgroningen.portaal.platform.file.Files;
import nl.wijgroningen.portaal.wijraad.composition.domain.AgeBand;
import nl.wijgroningen.portaal.wijraad.composition.domain.CouncilStore;
import nl.wijgroningen.portaal.wijraad.composition.domain.Forgetting;
import nl.wijgroningen.portaal.wijraad.composition.domain.Portfolio;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A round that ended with a nomination, one in which people apply now, one whose text lies with Stadadviseert, and one that
 * they looked at, as far as there are vacancies; the last vacancy waits for a round.
 */
@Component
@Order(27)
class RecruitmentDemo implements ApplicationRunner {

    private static final LocalTime EVENING = LocalTime.of(19, 30);

    private final Demo demo;
    private final Accounts accounts;
    private final Rounds rounds;
    private final RoundSteps steps;
    private final CouncilStore store;
    private final Papers papers;
    private final Leaving leaving;
    private final Forgetting forgetting;
    private final Files files;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;
    private final CandidateMail mail;

    RecruitmentDemo(
            Demo demo,
            Accounts accounts,
            Rounds rounds,
            RoundSteps steps,
            CouncilStore store,
            Papers papers,
            Leaving leaving,
            Forgetting forgetting,
            Files files,
            JdbcClient jdbc,
            Audit audit,
            Clock clock) {
        this.demo = demo;
        this.accounts = accounts;
        this.rounds = rounds;
        this.steps = steps;
        this.store = store;
        this.papers = papers;
        this.leaving = leaving;
        this.forgetting = forgetting;
        this.files = files;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        // mails of days that are past were sent, and went after a week
        this.mail = new CandidateMail(jdbc, papers, (address, language, text, values, token) -> {});
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (demo.on()
                && !jdbc.sql("select exists (select from wijraad_round)")
                        .query(Boolean.class)
                        .single()) {
            var secretary = somebody(Role.SECRETARY);
            var stadadviseert = somebody(Role.STADADVISEERT);
            var vacancies = jdbc.sql("""
							select v.id from wijraad_vacancy v where v.closed_on is null
							order by exists (select from wijraad_nomination n where n.seat = v.seat and n.member_id is null and n.outcome is null) desc,
								v.seat is null, v.from_on, v.seat
							""").query(UUID.class).list();
            if (secretary != null && stadadviseert != null && !vacancies.isEmpty()) {
                new Life(secretary, stadadviseert, LocalDate.now(clock)).live(vacancies);
            }
        }
    }

    private @Nullable Staff somebody(Role role) {
        return accounts.having(role).stream()
                .findFirst()
                .flatMap(it -> accounts.staff(new StaffId(it.id())))
                .orElse(null);
    }

    private static final String WHY = """
			De WIJ-raad zoekt {0}. De raad bestaat uit inwoners van de stad en de dorpen. Samen geven zij advies aan het bestuur van WIJ Groningen, gevraagd en ongevraagd.""";

    private static final String WORK = """
			U komt tien keer per jaar bij elkaar, op een avond, in een buurthuis. Zes keer is de bestuurder erbij. Het kost u vier tot zes uur per maand. U krijgt een vergoeding voor wat u uitgeeft.""";

    private static final String WHO = """
			U hoeft niets te weten van besturen. Wel kunt u luisteren, zeggen wat u vindt en zwijgen over wat vertrouwelijk is. U weet hoe het is om hulp te vragen: van uzelf, van iemand thuis of uit uw buurt.""";

    private static final String HOW = """
			Meld u aan op deze pagina. Dat duurt een kwartier. Daarna lezen wij alle brieven en nodigen wij mensen uit voor een gesprek. Wie niet uitgenodigd wordt, krijgt ook bericht.""";

    private static final String FIRST = """
			De WIJ-raad werft {0} met kennis van het sociaal domein. De raad adviseert het bestuur van WIJ Groningen over beleid en uitvoering.""";

    private static final String ENGLISH = """
			The WIJ-raad is looking for {0}. The council is made up of residents of the city and the villages. Together they advise the board of WIJ Groningen, asked and unasked.

			You meet ten times a year, in the evening, in a community centre. Six times the director joins. It takes you four to six hours a month. What you spend is paid back.

			You need not know anything about governing. You can listen, say what you think and keep to yourself what is confidential. You know what it is like to ask for help: for yourself, for somebody at home or in your neighbourhood.

			Apply on this page. It takes a quarter of an hour. Then we read all letters and invite people to a talk. If you are not invited, you hear from us too.""";

    /** What happens, each on its own day. */
    private final class Life {

        private final Staff secretary;
        private final Staff stadadviseert;
        private final LocalDate today;

        Life(Staff secretary, Staff stadadviseert, LocalDate today) {
            this.secretary = secretary;
            this.stadadviseert = stadadviseert;
            this.today = today;
        }

        private Clock on(LocalDate day) {
            return Clock.fixed(day.atTime(10, 0).atZone(PortaalApplication.ZONE).toInstant(), PortaalApplication.ZONE);
        }

        private Recruiting recruiting(LocalDate day) {
            return new Recruiting(rounds, steps, store, jdbc, audit, on(day));
        }

        private Looking looking(LocalDate day) {
            return new Looking(rounds, steps, jdbc, audit, on(day));
        }

        private Applying applying(LocalDate day) {
            return new Applying(jdbc, rounds, papers, mail, leaving, forgetting, files, on(day));
        }

        private Inviting inviting(LocalDate day) {
            return new Inviting(jdbc, papers, mail, audit, on(day));
        }

        private long version(UUID round) {
            return rounds.of(round).orElseThrow().version();
        }

        private UUID start(UUID vacancy, String title, String whom, LocalDate day, LocalDate opens, LocalDate closes) {
            return recruiting(day)
                    .start(
                            secretary,
                            new Recruiting.Plan(title, opens, closes, closes.plusDays(4)),
                            List.of(vacancy),
                            text(FIRST, whom),
                            null);
        }

        private static String text(String first, String whom) {
            return String.join("\n\n", first.replace("{0}", whom), WORK, WHO, HOW);
        }

        /** By way of Stadadviseert, who made it plainer. */
        private void look(UUID round, LocalDate day) {
            recruiting(day).send(secretary, round, version(round));
            var looking = looking(day.plusDays(3));
            looking.remark(
                    stadadviseert,
                    round,
                    version(round),
                    1,
                    "‘Werft’, ‘sociaal domein’ en ‘beleid en uitvoering’ kent niet iedereen. Zeg gewoon wie u zoekt en wat de raad doet.");
            looking.remark(
                    stadadviseert, round, version(round), 1, "Zeg erbij dat de raad ook uit zichzelf advies geeft.");
            looking.remark(stadadviseert, round, version(round), 4, "Fijn dat hier staat hoelang het duurt.");
            looking.remark(
                    stadadviseert, round, version(round), 0, "Is er ook een Engelse tekst? Dan bereikt u meer mensen.");
            looking.looked(stadadviseert, round, version(round));
        }

        private void publish(UUID round, String whom, String english, LocalDate day) {
            recruiting(day).write(secretary, round, version(round), text(WHY, whom), ENGLISH.replace("{0}", english));
            recruiting(day.plusDays(1)).adopt(secretary, round, version(round));
            recruiting(day.plusDays(2)).publish(secretary, round, version(round));
        }

        private void apply(
                UUID round,
                LocalDate day,
                String name,
                AgeBand age,
                Answers.Home home,
                Set<Portfolio> portfolios,
                boolean keep,
                String language,
                String why,
                byte @Nullable [] cv) {
            var young = age == AgeBand.UNDER_18;
            var address = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "") + "@post.example";
            applying(day)
                    .apply(
                            round,
                            new Application(
                                    name, address, new Answers(why, age, !young, young, home, portfolios, keep)),
                            cv == null ? null : files.checkDocument(cv),
                            language);
        }

        private UUID candidate(UUID round, String name) {
            return jdbc.sql("select id from wijraad_candidate where round_id = :round and name = :name")
                    .param("round", round)
                    .param("name", name)
                    .query(UUID.class)
                    .single();
        }

        private void invite(UUID round, String name, LocalDate day, LocalDate talk, LocalTime time) {
            recruiting(day).addTalk(secretary, round, talk, time, "De Oude School, zaal 2");
            var free = jdbc.sql(
                            "select id from wijraad_talk where round_id = :round and day = :day and begins = :begins")
                    .param("round", round)
                    .param("day", talk)
                    .param("begins", time)
                    .query(UUID.class)
                    .single();
            inviting(day).invite(secretary, round, candidate(round, name), free);
        }

        void live(List<UUID> vacancies) {
            ended(vacancies.get(0));
            open(vacancies.get(vacancies.size() > 1 ? 1 : 0));
            if (vacancies.size() > 2) {
                var round = start(
                        vacancies.get(2),
                        "Een lid met oog voor de buurt",
                        "een lid",
                        today.minusDays(5),
                        today.plusDays(14),
                        today.plusDays(45));
                recruiting(today.minusDays(4)).send(secretary, round, version(round));
                looking(today.minusDays(2))
                        .remark(
                                stadadviseert,
                                round,
                                version(round),
                                1,
                                "‘Werft’ is een moeilijk woord. Schrijf: zoekt.");
            }
            if (vacancies.size() > 4) {
                var round = start(
                        vacancies.get(3),
                        "Een lid dat in de gemeente woont",
                        "een lid dat in de gemeente woont",
                        today.minusDays(12),
                        today.plusDays(20),
                        today.plusDays(50));
                look(round, today.minusDays(10));
            }
        }

        /** Somebody was chosen and is nominated; the papers of the others are there for two weeks more. */
        private void ended(UUID vacancy) {
            var opens = today.minusDays(58);
            var closes = today.minusDays(37);
            var meeting = today.minusDays(16).with(TemporalAdjusters.nextOrSame(DayOfWeek.THURSDAY));
            var round = start(
                    vacancy,
                    "Een lid met oog voor jongeren",
                    "een lid met oog voor jongeren",
                    opens.minusDays(12),
                    opens,
                    closes);
            look(round, opens.minusDays(11));
            publish(
                    round,
                    "een lid met oog voor jongeren",
                    "a member with an eye for young people",
                    opens.minusDays(6));
            apply(
                    round,
                    opens.plusDays(6),
                    "Y. Boukhari",
                    AgeBand.UNDER_18,
                    new Answers.Home(true, "Oost"),
                    Set.of(Portfolio.YOUTH),
                    true,
                    "NL",
                    "Op school zie ik klasgenoten die thuis voor alles zorgen. Niemand vraagt ernaar. Ik wil dat de mensen van WIJ weten hoe dat is. Mijn moeder vindt het goed.",
                    null);
            apply(
                    round,
                    opens.plusDays(15),
                    "L. Zijlstra",
                    AgeBand.FROM_18,
                    new Answers.Home(true, "Oude Wijken"),
                    Set.of(Portfolio.YOUTH, Portfolio.HOUSING),
                    false,
                    "NL",
                    "Ik geef bijles in een buurthuis. Daar hoor ik waar jongeren tegenaan lopen: geen kamer, geen rust, wel plannen.",
                    null);
            invite(round, "Y. Boukhari", closes.plusDays(3), closes.plusDays(9), EVENING);
            invite(round, "L. Zijlstra", closes.plusDays(3), closes.plusDays(9), EVENING.plusMinutes(45));
            new Candidates(jdbc, on(meeting)).chosen(candidate(round, "Y. Boukhari"));
            new Candidates(jdbc, on(meeting)).notChosen(candidate(round, "L. Zijlstra"));
            // who was nominated in a meeting of the demo that was there first
            jdbc.sql("""
							update wijraad_nomination set candidate_id = :candidate where name = 'Y. Boukhari' and outcome is null
							""").param("candidate", candidate(round, "Y. Boukhari")).update();
            recruiting(today.minusDays(8)).close(secretary, round, version(round));
        }

        private void open(UUID vacancy) {
            var opens = today.minusDays(18);
            var closes = today.plusDays(24);
            var round = start(
                    vacancy, "Een nieuw lid voor de WIJ-raad", "een nieuw lid", opens.minusDays(20), opens, closes);
            look(round, opens.minusDays(18));
            publish(round, "een nieuw lid", "a new member", opens.minusDays(9));
            apply(
                    round,
                    opens.plusDays(1),
                    "H. Mulder",
                    AgeBand.FROM_65,
                    new Answers.Home(true, "Zuid"),
                    Set.of(Portfolio.ELDERLY, Portfolio.CARERS),
                    true,
                    "NL",
                    "Ik zorgde negen jaar voor mijn man. Ik ken alle loketten van de stad, en ik weet welke vraag u bij welk loket beter niet stelt. Nu heb ik tijd.",
                    cv(
                            "H. Mulder",
                            "1978 - 2014 verpleegkundige",
                            "2015 - 2024 mantelzorger",
                            "Sinds 2024 gastvrouw in het buurthuis"));
            apply(
                    round,
                    opens.plusDays(2),
                    "A. Okafor",
                    AgeBand.FROM_27,
                    new Answers.Home(true, "West"),
                    Set.of(Portfolio.NEWCOMERS, Portfolio.WORK),
                    false,
                    "EN",
                    "I came to Groningen six years ago. WIJ helped me find a language buddy. I would like to help others find their way, and to say what could be easier.",
                    null);
            apply(
                    round,
                    opens.plusDays(4),
                    "G. Wolthuis",
                    AgeBand.FROM_45,
                    new Answers.Home(true, "Ten Boer"),
                    Set.of(Portfolio.NEIGHBOURHOOD),
                    false,
                    "NL",
                    "In ons dorp rijdt de bus nog maar twee keer per dag. Wie niet kan rijden, komt nergens. Dat hoort de stad te weten.",
                    null);
            apply(
                    round,
                    opens.plusDays(9),
                    "M. van Dam",
                    AgeBand.FROM_27,
                    new Answers.Home(false, null),
                    Set.of(Portfolio.DISABILITY),
                    false,
                    "NL",
                    "Ik werk in de stad en woon er net buiten. Ik zit in een rolstoel en weet precies welke deuren niet opengaan.",
                    null);
            apply(
                    round,
                    opens.plusDays(15),
                    "S. Haddad",
                    AgeBand.FROM_18,
                    new Answers.Home(true, "Oude Wijken"),
                    Set.of(Portfolio.MONEY, Portfolio.HOUSING),
                    true,
                    "NL",
                    "Na mijn studie had ik geen baan en geen kamer. Ik kwam er weer uit. Ik wil dat het voor de volgende sneller gaat.",
                    null);
            inviting(opens.plusDays(11))
                    .note(
                            secretary,
                            round,
                            candidate(round, "M. van Dam"),
                            "Belde of de zaal bereikbaar is. Ja: de Oude School heeft een lift.");
            inviting(opens.plusDays(12)).decline(secretary, round, candidate(round, "G. Wolthuis"));
            invite(round, "H. Mulder", opens.plusDays(12), closes.plusDays(9), EVENING);
            recruiting(opens.plusDays(12))
                    .addTalk(secretary, round, closes.plusDays(9), EVENING.plusMinutes(45), "De Oude School, zaal 2");
            recruiting(opens.plusDays(12))
                    .addTalk(secretary, round, closes.plusDays(10), EVENING, "De Oude School, zaal 2");
        }
    }

    private static byte[] cv(String... lines) {
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            var page = new PDPage();
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 14);
                content.newLineAtOffset(72, 700);
                for (var line : lines) {
                    content.showText(line);
                    content.newLineAtOffset(0, -24);
                }
                content.endText();
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
