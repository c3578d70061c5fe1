package nl.wijgroningen.portaal.wijraad.recruitment.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.wijraad.composition.domain.AgeBand;
import nl.wijgroningen.portaal.wijraad.composition.domain.Portfolio;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** Rounds for tests, made through the services, and removed with all that hangs on them. */
public final class Recruits implements AutoCloseable {

    static final String TEXT = "Wij zoeken een lid voor de proef.\n\nU vergadert tien keer per jaar.\n\nMeld u aan.";

    private final ApplicationContext context;
    private final JdbcClient jdbc;
    private final LocalDate today = LocalDate.now(PortaalApplication.ZONE);
    private final List<UUID> rounds = new ArrayList<>();
    private final List<UUID> vacancies = new ArrayList<>();
    public final Staff secretary;
    public final Staff stadadviseert;

    public Recruits(ApplicationContext context) {
        this.context = context;
        this.jdbc = context.getBean(JdbcClient.class);
        secretary = staff("secretaris");
        stadadviseert = staff("stadadviseert");
        enter();
    }

    /** As somebody who may do all that these tests do. */
    public static void enter() {
        SecurityContextHolder.setContext(new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                "test", null, AuthorityUtils.createAuthorityList("ROLE_SECRETARY", "ROLE_STADADVISEERT"))));
    }

    private Staff staff(String name) {
        return context.getBean(Accounts.class).byName(name).orElseThrow().staff();
    }

    public UUID vacancy() {
        var id = UUID.randomUUID();
        jdbc.sql("""
						insert into wijraad_vacancy (id, seat, from_on, city, youth, opened_on)
						values (:id, 29, :from, false, false, :today)
						""")
                .param("id", id)
                .param("from", today.plusDays(30 + vacancies.size()))
                .param("today", today)
                .update();
        vacancies.add(id);
        return id;
    }

    /** One of today, with its last day in two weeks. */
    public UUID draft() {
        return draft(vacancy());
    }

    public UUID draft(UUID vacancy) {
        var id = context.getBean(Recruiting.class)
                .start(
                        secretary,
                        new Recruiting.Plan("Een proefronde", today, today.plusDays(14), today.plusDays(20)),
                        List.of(vacancy),
                        TEXT,
                        null);
        rounds.add(id);
        return id;
    }

    public UUID published() {
        var id = draft();
        var recruiting = context.getBean(Recruiting.class);
        recruiting.send(secretary, id, version(id));
        context.getBean(Looking.class).looked(stadadviseert, id, version(id));
        recruiting.adopt(secretary, id, version(id));
        recruiting.publish(secretary, id, version(id));
        return id;
    }

    /** A round that was begun on a page: it is removed with the others. */
    public void own(String title) {
        rounds.addAll(jdbc.sql("select id from wijraad_round where title = :title")
                .param("title", title)
                .query(UUID.class)
                .list());
    }

    public long version(UUID round) {
        return context.getBean(Rounds.class).of(round).orElseThrow().version();
    }

    static Application application(String name) {
        return new Application(
                name,
                "iemand@post.example",
                new Answers(
                        "Ik wil meedenken.",
                        AgeBand.FROM_27,
                        true,
                        false,
                        new Answers.Home(true, "West"),
                        EnumSet.of(Portfolio.WORK),
                        false));
    }

    static Application with(Application it, String motivation, Set<Portfolio> portfolios, boolean keepYear) {
        var answers = it.answers();
        return new Application(
                it.name(),
                it.address(),
                new Answers(
                        motivation,
                        answers.ageBand(),
                        answers.sixteen(),
                        answers.consent(),
                        null,
                        portfolios,
                        keepYear));
    }

    /** All of it: what the database keeps is let go for once. */
    @Override
    public void close() {
        SecurityContextHolder.clearContext();
        context.getBean(TransactionTemplate.class).executeWithoutResult(it -> {
            jdbc.sql("set local session_replication_role = replica").update();
            var ids = rounds.toArray(UUID[]::new);
            for (var table : List.of(
                    "wijraad_talk",
                    "wijraad_remark",
                    "wijraad_round_step",
                    "wijraad_round_text",
                    "wijraad_profile",
                    "wijraad_round_vacancy")) {
                jdbc.sql("delete from " + table + " where round_id = any (:ids)")
                        .param("ids", ids)
                        .update();
            }
            for (var table : List.of("wijraad_candidate_link", "wijraad_candidate_note")) {
                jdbc.sql(
                                "delete from " + table
                                        + " where candidate_id in (select id from wijraad_candidate where round_id = any (:ids))")
                        .param("ids", ids)
                        .update();
            }
            jdbc.sql("delete from wijraad_candidate where round_id = any (:ids)")
                    .param("ids", ids)
                    .update();
            jdbc.sql("delete from wijraad_round where id = any (:ids)")
                    .param("ids", ids)
                    .update();
            jdbc.sql("delete from wijraad_vacancy where id = any (:ids)")
                    .param("ids", vacancies.toArray(UUID[]::new))
                    .update();
        });
        jdbc.sql("delete from platform_mail where text like 'recruitment.%'").update();
    }
}
