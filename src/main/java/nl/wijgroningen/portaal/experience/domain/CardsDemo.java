package nl.wijgroningen.portaal.experience.domain;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.DemoAccounts;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.area.Gebied;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.platform.Demo;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Batches of kaartjes in every state, made through the services: one that waits for printing, one in use of which a story
 * is public, one that was lost and ordered again, and one of which somebody used a whole stack.
 */
@Component
@Order(22)
class CardsDemo implements ApplicationRunner {

    private static final List<String> STACK = List.of(
            "Heel goed geholpen, niets op aan te merken.",
            "Prima team, ga zo door.",
            "Snel en vriendelijk geholpen.",
            "Alles ging goed, dank aan het team.",
            "Ik ben erg tevreden over het team.",
            "Goede hulp gekregen, top.",
            "Het team deed het uitstekend.",
            "Fijn contact, snel geregeld.",
            "Niets dan lof voor dit team.",
            "Geweldig geholpen, iedereen was aardig.",
            "Een tien voor de medewerkers.");

    private final JdbcClient jdbc;
    private final Cards cards;
    private final DraftBox drafts;
    private final Telling telling;
    private final WaitingRoom waiting;
    private final Answering answering;
    private final Publishing publishing;
    private final Originals originals;
    private final DemoAccounts demoAccounts;
    private final Accounts accounts;
    private final Teams teams;
    private final Demo demo;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CardsDemo(
            JdbcClient jdbc,
            Cards cards,
            DraftBox drafts,
            Telling telling,
            WaitingRoom waiting,
            Answering answering,
            Publishing publishing,
            Originals originals,
            DemoAccounts demoAccounts,
            Accounts accounts,
            Teams teams,
            Demo demo,
            Clock clock) {
        this.jdbc = jdbc;
        this.cards = cards;
        this.drafts = drafts;
        this.telling = telling;
        this.waiting = waiting;
        this.answering = answering;
        this.publishing = publishing;
        this.originals = originals;
        this.demoAccounts = demoAccounts;
        this.accounts = accounts;
        this.teams = teams;
        this.demo = demo;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (!demo.on()
                || jdbc.sql("select exists (select from experience_batch)")
                        .query(Boolean.class)
                        .single()) {
            return;
        }
        SecurityContextHolder.setContext(new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                "demo", null, AuthorityUtils.createAuthorityList("ROLE_TEAM", "ROLE_COORDINATOR"))));
        try {
            make(LocalDate.now(clock));
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private void make(LocalDate today) {
        var people = demoAccounts.make(today.minusYears(2));
        var coordinator = staff(Objects.requireNonNull(people.get("coordinator")));
        var vinkhuizen = staff(Objects.requireNonNull(people.get("team")));
        var beijum = staff(Objects.requireNonNull(people.get("team2")));
        var lewenborg = staff(Objects.requireNonNull(people.get("collega-lewenborg")));
        var haren = staff(Objects.requireNonNull(people.get("collega-haren")));

        order(vinkhuizen, 100);
        var handedOut = print(coordinator, order(vinkhuizen, 60));
        order(beijum, 50);
        print(coordinator, order(beijum, 150));

        var lost = order(haren, 50);
        print(coordinator, lost);
        cards.cancel(haren, lost);
        order(haren, 50);

        var stack = new ArrayList<>(print(coordinator, order(lewenborg, 50)));
        STACK.forEach(it -> tell(lewenborg, stack.remove(0), it, false));

        var told = tell(vinkhuizen, handedOut.get(0), """
				Ik kwam met een brief die ik niet begreep. De medewerker las hem rustig met mij door en belde mee. Nu weet \
				ik wat ik moet doen.""", true);
        answering.send(
                vinkhuizen,
                told,
                "Wat fijn om te horen. Komt er weer zo’n brief? Neem hem dan gerust mee naar de inloop.",
                null);
        publishing.publish(
                coordinator,
                told,
                List.of(),
                List.of(),
                originals.of(told).orElseThrow().seen());
    }

    private Staff staff(UUID id) {
        return accounts.staff(new StaffId(id)).orElseThrow();
    }

    private UUID order(Staff by, int number) {
        return cards.order(by, team(by), number);
    }

    private static UUID team(Staff of) {
        if (!of.is(Role.TEAM)) {
            throw new IllegalArgumentException("not of a team");
        }
        return of.teams().iterator().next();
    }

    private List<CardCode> print(Staff by, UUID batch) {
        var codes = new ArrayList<CardCode>();
        cards.print(by, batch, print -> {
            codes.addAll(print.codes());
            return new byte[0];
        });
        return codes;
    }

    private ExperienceId tell(Staff of, CardCode card, String story, boolean mayBePublic) {
        var code = TellerCode.random(random);
        var team = team(of);
        drafts.add(
                code,
                Draft.start("nl", false, true)
                        .with(card)
                        .at(new Draft.Place(
                                team, teams.onlyGebied(team).map(Gebied::id).orElse(null)))
                        .readBy(Draft.Readers.TEAM)
                        .tells(new Draft.Story(story, null, null, null))
                        .check(Set.of())
                        .choosesPublic(mayBePublic));
        telling.send(code);
        waiting.release();
        return new ExperienceId(jdbc.sql("select id from experience where code_hash = :hash")
                .param("hash", drafts.hash(code))
                .query(UUID.class)
                .single());
    }
}
