package nl.wijgroningen.portaal.experience.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Overtaken;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who of the team, or which coordinator, takes an experience up: somebody takes it, gives it to a colleague, or lets go. */
@Service
@Transactional
@PreAuthorize("hasAnyRole('TEAM', 'COORDINATOR')")
public class Handling {

    private final Experiences experiences;
    private final Publications publications;
    private final Accounts accounts;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Handling(
            Experiences experiences,
            Publications publications,
            Accounts accounts,
            JdbcClient jdbc,
            Audit audit,
            Clock clock) {
        this.experiences = experiences;
        this.publications = publications;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param to null: lets go
     * @param seen the version on the page of who chooses; 0: nobody ever had it
     * @throws Overtaken when it is another one by now
     * @throws RuleBroken when it would be somebody who may not read it
     * @throws NotFound when it is not for who chooses, or was withdrawn
     */
    @Rule("R15")
    public void give(Staff by, ExperienceId id, @Nullable StaffId to, int seen) {
        publications.lock(id);
        experiences.of(by, id);
        if (to != null && !mayRead(to, id)) {
            throw new RuleBroken("R15.colleague");
        }
        var changed = jdbc.sql("""
						insert into experience_assignee as a (experience_id, user_id, given_by, given_on, version)
						values (:id, :to, :by, :today, 1)
						on conflict (experience_id) do update
						set user_id = excluded.user_id, given_by = excluded.given_by, given_on = excluded.given_on, version = a.version + 1
						where a.version = :seen
						""")
                .param("id", id.value())
                .param("to", to == null ? null : to.value())
                .param("by", by.id().value())
                .param("today", LocalDate.now(clock))
                .param("seen", seen)
                .update();
        if (changed == 0) {
            throw new Overtaken();
        }
        audit.line(by.id(), to == null ? "experience.let-go" : "experience.give", "experience", id.value());
    }

    private boolean mayRead(StaffId who, ExperienceId id) {
        return accounts.staff(who)
                .filter(it -> it.is(Role.TEAM) || it.is(Role.COORDINATOR))
                .flatMap(it -> experiences.visible(
                        id.value(),
                        it.teams().toArray(UUID[]::new),
                        it.is(Role.COORDINATOR),
                        it.id().value()))
                .isPresent();
    }
}
