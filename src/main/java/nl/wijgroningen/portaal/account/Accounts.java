package nl.wijgroningen.portaal.account;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads accounts with their roles and the teams of today. */
@Component
public class Accounts {

    private final JdbcClient jdbc;
    private final Clock clock;

    Accounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Somebody other modules may name, such as a coordinator in a choice. */
    public record Person(UUID id, String displayName) {}

    record Row(
            UUID id,
            String username,
            String displayName,
            String label,
            String passwordHash,
            @Nullable String roles,
            @Nullable String teamIds) {

        Set<Role> roleSet() {
            return split(roles).map(Role::valueOf).collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        }

        StaffPrincipal principal() {
            return new StaffPrincipal(
                    new StaffId(id),
                    username,
                    displayName,
                    label,
                    split(roles).collect(Collectors.toCollection(TreeSet::new)));
        }

        Staff staff() {
            return new Staff(
                    new StaffId(id),
                    displayName,
                    roleSet(),
                    split(teamIds).map(UUID::fromString).collect(Collectors.toUnmodifiableSet()));
        }

        private static Stream<String> split(@Nullable String joined) {
            return joined == null ? Stream.empty() : Stream.of(joined.split("\\|"));
        }
    }

    private static final String SELECT = """
			select u.id, u.username, u.display_name, u.label, u.password_hash,
				(select string_agg(r.role, '|' order by r.role) from account_role r where r.user_id = u.id) as roles,
				string_agg(m.team_id::text, '|' order by m.team_id) as team_ids
			from account_user u
			left join account_membership m on m.user_id = u.id and m.during @> :today::date
			""";

    Optional<Row> byUsername(String username) {
        return jdbc.sql(SELECT + " where u.username = lower(:username) group by u.id")
                .param("today", LocalDate.now(clock))
                .param("username", username)
                .query(Row.class)
                .optional();
    }

    /** Empty when the account is gone. */
    @Rule("R15")
    public Optional<Staff> staff(StaffId id) {
        return jdbc.sql(SELECT + " where u.id = :id group by u.id")
                .param("today", LocalDate.now(clock))
                .param("id", id.value())
                .query(Row.class)
                .optional()
                .map(Row::staff);
    }

    public List<Person> having(Role role) {
        return jdbc.sql("""
						select u.id, u.display_name
						from account_user u join account_role r on r.user_id = u.id
						where r.role = :role
						order by u.display_name, u.id
						""").param("role", role.name()).query(Person.class).list();
    }

    /** The names of some accounts, by id. */
    public Map<UUID, String> names(Set<UUID> ids) {
        return jdbc
                .sql("select id, display_name from account_user where id = any (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(Person.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Person::id, Person::displayName));
    }

    boolean anyDemo() {
        return jdbc.sql("select exists (select from account_user where demo)")
                .query(Boolean.class)
                .single();
    }
}
