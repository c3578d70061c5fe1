package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.platform.rule.Kept;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which member of the WIJ-raad logs in with which account. A member without one takes part on paper. */
@Service
public class MemberAccounts {

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    MemberAccounts(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    private record Link(UUID memberId, UUID userId) {}

    /** The member who this is; empty for staff, and for a member whose account is not linked yet. */
    public Optional<UUID> memberOf(Staff who) {
        return jdbc.sql("select member_id from wijraad_account where user_id = :user")
                .param("user", who.id().value())
                .query(UUID.class)
                .optional();
    }

    /** Accounts by member. */
    public Map<UUID, StaffId> all() {
        return jdbc.sql("select member_id, user_id from wijraad_account").query(Link.class).list().stream()
                .collect(Collectors.toMap(Link::memberId, it -> new StaffId(it.userId())));
    }

    /**
     * From now on this member logs in with this account, and with no other.
     *
     * @throws RuleBroken while a vote runs in which this member, or the one whose account it was, takes part
     */
    @Transactional
    @PreAuthorize("hasRole('SECRETARY')")
    @Rule("R12b")
    public void link(Staff by, UUID member, StaffId account) {
        Kept.by("r12b_account", () -> new RuleBroken("R12b.account"), () -> write(by, member, account));
        audit.line(by.id(), "wijraad.account", "member", member);
    }

    private void write(Staff by, UUID member, StaffId account) {
        jdbc.sql("delete from wijraad_account where user_id = :user and member_id <> :member")
                .param("user", account.value())
                .param("member", member)
                .update();
        jdbc.sql("""
						insert into wijraad_account (member_id, user_id, linked_by, linked_on)
						values (:member, :user, :by, :today)
						on conflict (member_id) do update
						set user_id = excluded.user_id, linked_by = excluded.linked_by, linked_on = excluded.linked_on
						""")
                .param("member", member)
                .param("user", account.value())
                .param("by", by.id().value())
                .param("today", LocalDate.now(clock))
                .update();
    }
}
