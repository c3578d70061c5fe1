package nl.wijgroningen.portaal.account.read;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.platform.work.WorkSource;
import nl.wijgroningen.portaal.platform.work.Worker;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Roles that wait for a second administrator, as work of those who may confirm them; due on the day the role begins. */
@Component
class RolesToConfirm implements WorkSource {

    private static final Kind KIND = new Kind("te-bevestigen", "account.work.confirm");

    /** Of {@code account_role r}: not asked by who asks, and not their own. */
    private static final String WAITS = "not r.counts and r.asked_by <> :me and r.user_id <> :me";

    private final JdbcClient jdbc;
    private final Words words;

    RolesToConfirm(JdbcClient jdbc, Words words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    private record Row(UUID id, UUID userId, String displayName, Role role, LocalDate due) {}

    @Override
    public List<Kind> kinds(Worker who) {
        return who.roles().contains(Role.BEHEER.name()) ? List.of(KIND) : List.of();
    }

    @Override
    public List<Item> items(Worker who, Ask ask) {
        if (ask.mine()) {
            return List.of();
        }
        var from = ask.from();
        return jdbc
                .sql("""
						select r.id, r.user_id, u.display_name, r.role, lower(r.during) as due
						from account_role r join account_user u on u.id = r.user_id
						where %s and (not :late or lower(r.during) < :today) and (lower(r.during), r.id) >= (:due, :id)
						order by lower(r.during), r.id
						limit :limit
						""".formatted(WAITS))
                .param("me", who.id())
                .param("late", ask.late())
                .param("today", ask.today())
                .param("due", from == null ? LocalDate.EPOCH : from.due())
                .param("id", from == null ? new UUID(0, 0) : from.id())
                .param("limit", ask.limit())
                .query(Row.class)
                .list()
                .stream()
                .map(it -> new Item(
                        KIND.name(),
                        it.id(),
                        words.get(
                                "account.work.confirm.text", words.get("account.role." + it.role()), it.displayName()),
                        "nl",
                        "/beheer/gebruikers/" + it.userId(),
                        null,
                        null,
                        it.due(),
                        null,
                        null))
                .toList();
    }

    @Override
    public Map<String, Count> counts(Worker who, LocalDate today) {
        return Map.of(
                KIND.name(),
                jdbc.sql("""
						select count(*) as "all", count(*) filter (where due < :today) as late, 0 as mine
						from (select lower(r.during) as due from account_role r where %s limit :limit) c
						""".formatted(WAITS))
                        .param("me", who.id())
                        .param("today", today)
                        .param("limit", COUNTED + 1)
                        .query(Count.class)
                        .single());
    }
}
