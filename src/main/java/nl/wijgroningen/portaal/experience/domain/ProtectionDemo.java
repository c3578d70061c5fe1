package nl.wijgroningen.portaal.experience.domain;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.DemoAccounts;
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

/** Tellings of this week in the states that protect a teller, made through the services as people would. */
@Component
@Order(21)
class ProtectionDemo implements ApplicationRunner {

    private final JdbcClient jdbc;
    private final DraftBox drafts;
    private final Telling telling;
    private final WaitingRoom waiting;
    private final Answering answering;
    private final Replying replying;
    private final Keeping keeping;
    private final Entering entering;
    private final News news;
    private final DemoAccounts demoAccounts;
    private final Accounts accounts;
    private final Teams teams;
    private final Demo demo;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ProtectionDemo(
            JdbcClient jdbc,
            DraftBox drafts,
            Telling telling,
            WaitingRoom waiting,
            Answering answering,
            Replying replying,
            Keeping keeping,
            Entering entering,
            News news,
            DemoAccounts demoAccounts,
            Accounts accounts,
            Teams teams,
            Demo demo,
            Clock clock) {
        this.jdbc = jdbc;
        this.drafts = drafts;
        this.telling = telling;
        this.waiting = waiting;
        this.answering = answering;
        this.replying = replying;
        this.keeping = keeping;
        this.entering = entering;
        this.news = news;
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
                || jdbc.sql("select exists (select from experience_kept)")
                        .query(Boolean.class)
                        .single()) {
            return;
        }
        SecurityContextHolder.setContext(new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                "demo", null, AuthorityUtils.createAuthorityList("ROLE_TEAM", "ROLE_COORDINATOR"))));
        try {
            make();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private void make() {
        var people = demoAccounts.make(LocalDate.now(clock).minusYears(2));
        var team = staff(people, "team");
        var coordinator = staff(people, "coordinator");
        var vinkhuizen = teams.bySlug("vinkhuizen").orElseThrow().id();

        var asked = tell(new TellerCode(ExperienceDemo.CODES.getOrDefault("asked", "")), """
				Ik had hulp gevraagd bij formulieren. Aan de balie zeiden ze dat ik een afspraak moest maken, maar \
				niemand vroeg waarvoor het was.""");
        news.ask(asked, "bewoner@voorbeeld.nl");
        answering.askBack(
                team,
                id(asked),
                "Dank u wel voor uw verhaal. Om welke formulieren gaat het, en kunt u overdag of liever ’s avonds?",
                null);

        var replied = tell(TellerCode.random(random), """
				De groep op woensdag was fijn, maar nu is hij gestopt. Ik weet niet of er iets anders is.""");
        answering.askBack(team, id(replied), "Wat vond u het fijnst aan de groep? Dan zoeken we iets dat past.", null);
        replying.reply(replied, "Samen koken, en dat er iemand was die mijn naam wist.");

        tell(TellerCode.random(random), """
				Sinds mijn ex weet waar ik woon, word ik bedreigd. Ik durf de kinderen niet alleen naar school te \
				laten gaan. Bij wie kan ik terecht?""");

        var permission = tell(new TellerCode(ExperienceDemo.CODES.getOrDefault("permission", "")), """
				De medewerker zuchtte steeds en zei dat ik maar beter moest opletten met mijn geld. Ik schaamde me.""");
        keeping.keep(team, id(permission), Keeping.Reason.PERSON, null);
        keeping.ask(coordinator, id(permission), vinkhuizen);

        var allowed = tell(TellerCode.random(random), """
				Mijn begeleider kwam twee keer niet en belde niet af. Ik vind het lastig om dat zelf te zeggen.""");
        keeping.keep(team, id(allowed), Keeping.Reason.PERSON, null);
        keeping.ask(coordinator, id(allowed), vinkhuizen);
        replying.permit(allowed, question(allowed), true);

        enter(team, Origin.PAPER, Source.OWN, """
				Ik kreeg een briefje van de buurvrouw dat jullie helpen met de tuin. Twee weken later was de heg \
				gesnoeid. Netjes gedaan.""");
        enter(coordinator, Origin.PHONE, Source.ON_BEHALF, """
				Mevrouw vertelt dat zij drie keer een ander aan de lijn kreeg. Zij wil één vast nummer.""");
    }

    private static Draft draft(Draft.Place place, String story) {
        return Draft.start("nl", false, true)
                .at(place)
                .readBy(Draft.Readers.TEAM)
                .tells(new Draft.Story(story, null, null, null))
                .check(Set.of())
                .choosesPublic(false);
    }

    private Draft.Place place() {
        var team = teams.bySlug("vinkhuizen").orElseThrow().id();
        return new Draft.Place(team, teams.onlyGebied(team).map(Gebied::id).orElse(null));
    }

    private TellerCode tell(TellerCode code, String story) {
        drafts.add(code, draft(place(), story));
        telling.send(code);
        waiting.release();
        return code;
    }

    private void enter(Staff by, Origin origin, Source source, String story) {
        var token = UUID.randomUUID().toString();
        entering.enter(by, token, draft(place(), story).about("contact", Contact.WALK_IN), origin, source);
        waiting.release();
    }

    private Staff staff(Map<String, UUID> people, String username) {
        return accounts.staff(new StaffId(Objects.requireNonNull(people.get(username))))
                .orElseThrow();
    }

    private ExperienceId id(TellerCode code) {
        return new ExperienceId(jdbc.sql("select id from experience where code_hash = :hash")
                .param("hash", drafts.hash(code))
                .query(UUID.class)
                .single());
    }

    private UUID question(TellerCode code) {
        return jdbc.sql("select id from experience_permission where experience_id = :id and granted is null")
                .param("id", id(code).value())
                .query(UUID.class)
                .single();
    }
}
