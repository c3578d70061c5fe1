package nl.wijgroningen.portaal.experience.domain;

import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Staff;
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

/** What colleagues took up and noted, and which public stories readers recognise: made through the services. */
@Component
@Order(22)
class WorkDemo implements ApplicationRunner {

    /** How many recognise the newest stories: some show it, one shows it just, others are below five. */
    private static final List<Integer> RECOGNISED = List.of(12, 3, 7, 5, 1, 4, 9);

    private final JdbcClient jdbc;
    private final Handling handling;
    private final Noting noting;
    private final Recognising recognising;
    private final Accounts accounts;
    private final Demo demo;

    WorkDemo(JdbcClient jdbc, Handling handling, Noting noting, Recognising recognising, Accounts accounts, Demo demo) {
        this.jdbc = jdbc;
        this.handling = handling;
        this.noting = noting;
        this.recognising = recognising;
        this.accounts = accounts;
        this.demo = demo;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (!demo.on() || !isEmpty()) {
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

    private boolean isEmpty() {
        return !jdbc.sql(
                        "select exists (select from experience_note) or exists (select from experience_assignee) or not exists (select from experience)")
                .query(Boolean.class)
                .single();
    }

    private void make() {
        var anna = staff("team");
        var bert = staff("team3");
        var fatima = staff("coordinator");
        var waiting = ids("""
				select e.id from experience e join experience_response r on r.experience_id = e.id
				where not e.coordinator_only and r.author = :who and e.waiting_since is not null
				group by e.id order by e.waiting_since, e.id limit 4
				""", anna);
        if (waiting.size() == 4) {
            handling.give(anna, waiting.get(0), anna.id(), 0);
            noting.note(anna, waiting.get(0), "Gebeld, niemand nam op. Ik probeer het donderdagmiddag nog eens.");
            handling.give(anna, waiting.get(1), bert.id(), 0);
            noting.note(anna, waiting.get(1), "Jij kent deze regeling beter dan ik. Wil jij antwoorden?");
            noting.note(bert, waiting.get(1), "Doe ik. Ik vraag eerst bij de gemeente na hoe lang het nu duurt.");
            noting.note(fatima, waiting.get(2), "Dit hoorde ik in drie teams. Ik neem het mee naar het overleg.");
            handling.give(bert, waiting.get(3), fatima.id(), 0);
        }
        ids("""
				select e.id from experience e where e.coordinator_only and e.waiting_since is not null
					and e.not_for is distinct from :who and e.team_allowed_week is null
				order by e.waiting_since, e.id limit 1
				""", fatima).forEach(it -> {
            handling.give(fatima, it, fatima.id(), 0);
            noting.note(fatima, it, "Vandaag met de vertrouwenspersoon besproken.");
        });
        var stories = ids("""
				select p.experience_id from experience_publication p where p.state = 'PUBLISHED'
				order by p.published_on desc, p.experience_id desc limit 7
				""", anna);
        for (var i = 0; i < stories.size(); i++) {
            for (var reader = 0; reader < RECOGNISED.get(i); reader++) {
                recognising.recognise(stories.get(i));
            }
        }
    }

    private List<ExperienceId> ids(String sql, Staff who) {
        return jdbc.sql(sql).param("who", who.id().value()).query(UUID.class).list().stream()
                .map(ExperienceId::new)
                .toList();
    }

    private Staff staff(String username) {
        return accounts.byName(username).orElseThrow().staff();
    }
}
