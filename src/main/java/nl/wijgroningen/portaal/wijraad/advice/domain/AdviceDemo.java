package nl.wijgroningen.portaal.wijraad.advice.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.platform.Demo;
import nl.wijgroningen.portaal.platform.setting.Settings;
import nl.wijgroningen.portaal.search.Document;
import nl.wijgroningen.portaal.search.Finder;
import nl.wijgroningen.portaal.trail.Nodes;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meetings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Nine advices of two years, one or more in each state: asked, in draft with remarks, decided, sent, answered in part, late,
 * answered in time and too late, corrected, and looked at after a year. They come of published experiences and improvements
 * of the demo.
 */
@Component
@Order(29)
class AdviceDemo implements ApplicationRunner {

    private final Demo demo;
    private final Accounts accounts;
    private final AdviceStore store;
    private final Nodes nodes;
    private final Finder finder;
    private final Meetings meetings;
    private final Settings settings;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    AdviceDemo(
            Demo demo,
            Accounts accounts,
            AdviceStore store,
            Nodes nodes,
            Finder finder,
            Meetings meetings,
            Settings settings,
            JdbcClient jdbc,
            Audit audit,
            Clock clock) {
        this.demo = demo;
        this.accounts = accounts;
        this.store = store;
        this.nodes = nodes;
        this.finder = finder;
        this.meetings = meetings;
        this.settings = settings;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (!demo.on()
                || jdbc.sql("select exists (select from wijraad_advice)")
                        .query(Boolean.class)
                        .single()) {
            return;
        }
        var secretary = having(Role.SECRETARY);
        var director = having(Role.DIRECTOR);
        var members = having(Role.COUNCIL_MEMBER);
        if (!secretary.isEmpty() && !director.isEmpty() && members.size() > 2) {
            new Life(secretary.get(0), director.get(0), members, LocalDate.now(clock)).live();
        }
    }

    private List<Staff> having(Role role) {
        return accounts.having(role).stream()
                .flatMap(it -> accounts.staff(new StaffId(it.id())).stream())
                .toList();
    }

    /** What happens, each on its own day. */
    private final class Life {

        private static final String MEETING = "Vergadering van de WIJ-raad";

        private final Staff secretary;
        private final Staff director;
        private final List<Staff> members;
        private final LocalDate today;

        Life(Staff secretary, Staff director, List<Staff> members, LocalDate today) {
            this.secretary = secretary;
            this.director = director;
            this.members = members;
            this.today = today;
        }

        private Clock on(LocalDate day) {
            return Clock.fixed(day.atTime(10, 0).atZone(PortaalApplication.ZONE).toInstant(), PortaalApplication.ZONE);
        }

        private AdviceWriting writing(LocalDate day) {
            return new AdviceWriting(store, AdviceNews.NONE, nodes, meetings, settings, audit, on(day));
        }

        private AdviceAnswering answering(LocalDate day) {
            return new AdviceAnswering(store, AdviceNews.NONE, settings, jdbc, audit, on(day));
        }

        private AdviceJudging judging(LocalDate day) {
            return new AdviceJudging(store, jdbc, audit, on(day));
        }

        private int version(UUID id) {
            return store.hold(id).version();
        }

        private Advice.Point point(UUID id, int place) {
            return store.hold(id).advice().points().get(place - 1);
        }

        private UUID ask(LocalDate day, String title, AdviceKind kind, String question, LocalDate wanted) {
            return new AdviceAsking(store, audit, on(day)).ask(director, title, kind, question, wanted);
        }

        /** @param points a sentence and an explanation each */
        private void write(LocalDate day, UUID id, String title, AdviceKind kind, String why, String... points) {
            var lines = new ArrayList<Wording.Line>();
            var known = store.hold(id).advice().points();
            for (var i = 0; i < points.length; i += 2) {
                var place = i / 2;
                lines.add(new Wording.Line(
                        place < known.size() ? known.get(place).id() : null, points[i], points[i + 1]));
            }
            writing(day).write(secretary, id, version(id), new Wording(title, why, kind, lines));
        }

        private UUID unasked(LocalDate day, String title, String why, String... points) {
            var id = writing(day).begin(secretary, title, AdviceKind.ADVICE);
            write(day, id, title, AdviceKind.ADVICE, why, points);
            return id;
        }

        /** The first published things that hold the words. */
        private void voices(LocalDate day, UUID id, int stories, int improvements, String words) {
            for (var kind : List.of(Document.Kind.EXPERIENCE, Document.Kind.IMPROVEMENT)) {
                var most = kind == Document.Kind.EXPERIENCE ? stories : improvements;
                if (most > 0) {
                    finder.find(new Finder.Question(kind, words, Set.of(), Set.of(), null, null, most))
                            .hits()
                            .forEach(it -> writing(day).addVoice(secretary, id, it.id()));
                }
            }
        }

        private void remark(LocalDate day, UUID id, int member, @Nullable Integer place, String words) {
            new AdviceRemarking(store, jdbc, audit, on(day))
                    .remark(members.get(member % members.size()), id, UUID.randomUUID(), place, words);
        }

        private void decide(LocalDate day, UUID id) {
            var made = store.hold(id).advice().madeOn();
            meetings.around(day).stream()
                    .filter(it -> !it.heldOn().isAfter(day) && !it.heldOn().isBefore(made))
                    .reduce((earlier, later) -> later)
                    .ifPresentOrElse(
                            it -> writing(day).decide(secretary, id, version(id), it.id()),
                            () -> writing(day).decide(secretary, id, version(id), day, MEETING));
        }

        private void send(LocalDate day, UUID id) {
            decide(day.minusDays(3), id);
            writing(day).send(secretary, id, version(id));
        }

        private void answer(LocalDate day, UUID id, int place, Outcome outcome, String reason) {
            answer(day, id, place, outcome, reason, null);
        }

        private void answer(
                LocalDate day, UUID id, int place, Outcome outcome, String reason, @Nullable String correction) {
            var point = point(id, place);
            answering(day).answer(director, id, point.id(), point.turn(), outcome, reason, correction);
        }

        private void judge(
                LocalDate day, UUID id, int place, Result result, String words, @Nullable String correction) {
            var point = point(id, place);
            judging(day).judge(secretary, id, point.id(), point.turn(), result, words, correction);
        }

        void live() {
            judged();
            dueToJudge();
            consented();
            late();
            partly();
            waiting();
            decided();
            draft();
            ask(
                    today.minusDays(4),
                    "Mensen bereiken die geen internet hebben",
                    AdviceKind.ADVICE,
                    "Steeds meer gaat via de website. Wij willen niemand kwijtraken. Waar komen mensen die geen internet hebben, en hoe "
                            + "horen zij van ons? Wij beslissen in het voorjaar over het budget voor folders en spreekuren.",
                    today.plusDays(60));
        }

        /** Two years ago; answered in time, and looked at after a year. One judgement was set right. */
        private void judged() {
            var sent = today.minusDays(500);
            var id = unasked(
                    sent.minusDays(40),
                    "Eén vast gezicht voor wie lang hulp krijgt",
                    "Inwoners vertellen dat zij elke paar maanden een andere medewerker krijgen. Zij moeten dan opnieuw vertellen wat "
                            + "er speelt. Dat kost hun moed en het kost de teams tijd.",
                    "Geef wie langer dan een half jaar hulp krijgt één vaste medewerker.",
                    "De medewerker blijft, ook als iemand binnen de stad verhuist.",
                    "Laat de oude en de nieuwe medewerker samen langskomen als het toch verandert.",
                    "Een gesprek van een half uur is genoeg. De inwoner hoort dan wat er is doorgegeven.",
                    "Vertel inwoners vooraf hoe lang een medewerker blijft.",
                    "Zet het in de eerste brief.");
            voices(sent.minusDays(20), id, 3, 1, "medewerker");
            send(sent, id);
            var answered = sent.plusDays(31);
            answer(
                    answered,
                    id,
                    1,
                    Outcome.ADOPTED,
                    "Wij nemen dit over. Vanaf het nieuwe jaar plannen alle teams zo. Bij ziekte kan het niet altijd.");
            answer(
                    answered,
                    id,
                    2,
                    Outcome.PARTLY,
                    "Samen langskomen lukt niet overal. Wij spreken af dat de oude medewerker in elk geval belt, samen met de nieuwe.");
            answer(
                    answered,
                    id,
                    3,
                    Outcome.NOT,
                    "Dat kunnen wij niet beloven. Contracten lopen soms een jaar. Een dag noemen en die dan veranderen is erger.");
            var judged = answered.plusDays(380);
            judge(
                    judged,
                    id,
                    1,
                    Result.DONE,
                    "Elf van de dertien teams plannen nu zo. Inwoners die wij spraken, hadden al een jaar dezelfde medewerker.",
                    null);
            judge(judged, id, 2, Result.NOT, "Wij hoorden van niemand dat er werd gebeld.", null);
            judge(
                    judged.plusDays(12),
                    id,
                    2,
                    Result.PARTLY,
                    "Drie teams doen het altijd. De andere teams doen het als er tijd voor is.",
                    "Na ons oordeel liet een team zien hoe het daar gaat.");
            judge(
                    judged,
                    id,
                    3,
                    Result.NOT,
                    "Het bestuur nam dit niet over. In de eerste brief staat nog steeds niets.",
                    null);
        }

        /** Answered more than a year ago, nine days too late; the WIJ-raad must look now. */
        private void dueToJudge() {
            var sent = today.minusDays(435);
            var id = unasked(
                    sent.minusDays(30),
                    "Eén telefoonnummer dat altijd wordt opgenomen",
                    "Wie niet weet bij welk team hij hoort, belt soms vier nummers. Een deel hangt daarna op en komt pas terug als het "
                            + "misgaat.",
                    "Maak één nummer voor alle teams.",
                    "Wie opneemt, zoekt uit welk team het is en verbindt door.",
                    "Bel binnen een dag terug als het druk is.",
                    "Vraag alleen naam en nummer.");
            voices(sent.minusDays(10), id, 2, 2, "nummer");
            send(sent, id);
            answer(
                    sent.plusDays(40),
                    id,
                    1,
                    Outcome.ADOPTED,
                    "Dat doen wij. Het nummer gaat open zodra er genoeg mensen zijn om op te nemen.");
            answer(
                    sent.plusDays(51),
                    id,
                    2,
                    Outcome.PARTLY,
                    "Binnen een dag lukt niet altijd. Wij beloven twee werkdagen.");
        }

        /** The director asked for consent; answered in time, and one answer was set right. */
        private void consented() {
            var asked = today.minusDays(190);
            var title = "Nieuwe openingstijden van de balies";
            var id = ask(
                    asked,
                    title,
                    AdviceKind.CONSENT,
                    "Wij willen dat de balies van de teams een uur later opengaan en één avond per week open zijn. Stemt de WIJ-raad daarmee in?",
                    asked.plusDays(60));
            var why =
                    "Wij vroegen het aan bezoekers van vier balies. Wie werkt, is blij met de avond. Ouderen komen liever vroeg, en "
                            + "durven in het donker niet over straat.";
            write(
                    asked.plusDays(20),
                    id,
                    title,
                    AdviceKind.CONSENT,
                    why,
                    "Wij stemmen in met één avond per week.",
                    "Kies in elk team dezelfde avond, dan onthoudt iedereen het.",
                    "Wij stemmen in met later openen, maar niet op alle dagen.",
                    "Houd in elk geval twee ochtenden om acht uur open.");
            remark(asked.plusDays(23), id, 1, 2, "Bij ons in de buurt staan mensen om kwart voor acht al te wachten.");
            voices(asked.plusDays(25), id, 2, 2, "balie open");
            var sent = asked.plusDays(48);
            send(sent, id);
            var answered = sent.plusDays(21);
            answer(answered, id, 1, Outcome.ADOPTED, "Dank u. Het wordt in elk team de dinsdagavond.");
            answer(
                    answered,
                    id,
                    2,
                    Outcome.ADOPTED,
                    "Wij openen op maandag en donderdag om acht uur. Op de andere dagen om negen uur.");
            answer(
                    answered.plusDays(15),
                    id,
                    2,
                    Outcome.ADOPTED,
                    "Wij openen op maandag en vrijdag om acht uur. Op de andere dagen om negen uur.",
                    "Op donderdag is er in drie buurten markt. Dan kan niemand bij de deur parkeren.");
        }

        /** The time is up; one of three points has an answer. A word of the text was set right. */
        private void late() {
            var sent = today.minusDays(54);
            var title = "Brieven en formulieren in gewone taal";
            var id = unasked(
                    sent.minusDays(33),
                    title,
                    "Inwoners laten brieven liggen omdat zij die niet begrijpen. Zo missen zij een termijn. Wij lazen 22 brieven van "
                            + "de teams. In 13 daarvan stond niet wat iemand moest doen.",
                    "Schrijf elke brief zo dat iemand na één keer lezen weet wat te doen.",
                    "Zet bovenaan wat er van iemand wordt gevraagd, en voor welke dag.",
                    "Laat elke nieuwe brief eerst lezen door vijf inwoners.",
                    "De WIJ-raad wil daarbij helpen.",
                    "Vul formulieren vooraf in met wat al bekend is.",
                    "Niemand hoeft elk jaar hetzelfde op te schrijven.");
            voices(sent.minusDays(12), id, 3, 2, "formulier");
            send(sent, id);
            var held = store.hold(id);
            var said = held.advice().wording();
            writing(sent.plusDays(2))
                    .correct(
                            secretary,
                            id,
                            held.version(),
                            new Wording(
                                    said.title(),
                                    said.why().replace("22 brieven", "24 brieven"),
                                    said.kind(),
                                    said.points()),
                            "Twee brieven waren niet meegeteld.");
            answer(
                    sent.plusDays(30),
                    id,
                    2,
                    Outcome.ADOPTED,
                    "Graag. Wij sturen u vanaf nu elke nieuwe brief, twee weken voordat hij de deur uit gaat.");
        }

        /** In time, with one answer given and one in draft. */
        private void partly() {
            var sent = today.minusDays(23);
            var asked = sent.minusDays(70);
            var title = "Wachten op hulp bij geldzorgen";
            var id = ask(
                    asked,
                    title,
                    AdviceKind.ADVICE,
                    "De wachttijd voor een eerste gesprek over schulden is te lang. Wij kunnen er mensen bij zetten, maar dan kan er ergens "
                            + "anders minder. Wat vindt de WIJ-raad belangrijk?",
                    sent.plusDays(5));
            write(
                    asked.plusDays(30),
                    id,
                    title,
                    AdviceKind.ADVICE,
                    "Wie wacht, maakt nieuwe schulden. Inwoners zeggen dat het wachten zelf niet het ergste is. Het ergste is dat zij "
                            + "ondertussen niets horen.",
                    "Bel wie wacht elke twee weken.",
                    "Ook als er niets nieuws is.",
                    "Begin met de post op tafel, nog vóór het eerste gesprek.",
                    "Een vrijwilliger kan dat. Het geeft rust.",
                    "Laat wie kinderen heeft voorgaan.",
                    "Dat is nu niet zo.");
            voices(asked.plusDays(40), id, 3, 2, "schulden");
            send(sent, id);
            answer(
                    today.minusDays(6),
                    id,
                    1,
                    Outcome.ADOPTED,
                    "Dat is een goed idee en het kan meteen. De teams bellen vanaf volgende maand elke twee weken.");
            var point = point(id, 2);
            answering(today.minusDays(2))
                    .draft(
                            director,
                            id,
                            point.id(),
                            point.turn(),
                            Outcome.PARTLY,
                            "In zes teams zijn er genoeg vrijwilligers. Voor de andere teams moeten wij nog");
        }

        private void waiting() {
            var sent = today.minusDays(6);
            var id = unasked(
                    sent.minusDays(25),
                    "Een eigen plek voor wie 12 tot 15 is",
                    "Voor jonge kinderen is er een speeltuin, voor ouderen een koffietafel. Wie 12 tot 15 is, hangt op straat en krijgt "
                            + "daar klachten over.",
                    "Maak in elke wijk één middag per week een ruimte vrij.",
                    "In het buurthuis of op school. Met iemand erbij die zij kennen.",
                    "Laat de jongeren zelf bepalen wat er gebeurt.",
                    "Geef hun daar een klein budget voor.");
            voices(sent.minusDays(9), id, 2, 1, "jongeren OR buurthuis OR 12");
            send(sent, id);
        }

        private void decided() {
            var day = today.minusDays(5);
            var id = unasked(
                    day.minusDays(30),
                    "Mantelzorgers horen bij het gesprek",
                    "Wie voor een ander zorgt, weet vaak het meest. Toch gaat het gesprek soms over hun hoofd heen.",
                    "Nodig de mantelzorger uit voor elk gesprek over de zorg.",
                    "Tenzij degene die zorg krijgt dat niet wil.",
                    "Vraag in elk gesprek hoe het met de mantelzorger zelf gaat.",
                    "");
            voices(day.minusDays(8), id, 2, 0, "moeder OR mantelzorg");
            decide(day, id);
        }

        /** Two members made remarks, and the text was written anew after the first. */
        private void draft() {
            var day = today.minusDays(16);
            var title = "Vervoer dat op tijd komt";
            var id = unasked(
                    day,
                    title,
                    "Ouders vertellen dat het busje te laat komt of niet komt.",
                    "Maak betere afspraken met de vervoerder.",
                    "");
            voices(day, id, 2, 1, "busje");
            remark(day.plusDays(4), id, 0, 1, "Dit is zo algemeen dat het bestuur er altijd ja op kan zeggen.");
            write(
                    day.plusDays(9),
                    id,
                    title,
                    AdviceKind.ADVICE,
                    "Ouders vertellen dat het busje te laat komt of niet komt. Zij horen het pas als zij zelf bellen. Een kind dat "
                            + "wacht, mist de les.",
                    "Spreek met de vervoerder af dat ouders binnen tien minuten een bericht krijgen.",
                    "Dat kan met een sms. Het hoeft geen app te zijn.",
                    "Zet elk kwartaal op de site hoe vaak het busje te laat was.",
                    "");
            remark(day.plusDays(12), id, 1, null, "Dit is veel beter. Kan er nog bij wat het kost?");
            remark(day.plusDays(13), id, 2, 2, "Elk kwartaal is vaak genoeg.");
        }
    }
}
