package nl.wijgroningen.portaal.account;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Addresses addresses;
    private final Clock clock;

    Accounts(JdbcClient jdbc, Addresses addresses, Clock clock) {
        this.jdbc = jdbc;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** Somebody other modules may name, such as a coordinator in a choice. */
    public record Person(UUID id, String displayName) {}

    /** Whether somebody may log in. */
    public enum State {
        /** Has a link and no password yet. */
        INVITED,
        ACTIVE,
        BLOCKED,
        /** Left; the name stays with what was done. */
        ENDED
    }

    /**
     * An account as it is today.
     *
     * @param username of the demo's accounts; others log in with their address
     * @param secondFactor whether there is an app for codes, or a passkey
     * @param roles those that count today
     * @param version which a correction must name
     */
    public record Account(
            UUID id,
            @Nullable String username,
            byte @Nullable [] email,
            String displayName,
            String label,
            @Nullable String passwordHash,
            State state,
            boolean demo,
            boolean secondFactor,
            @Nullable String roles,
            @Nullable String teamIds,
            long version) {

        public StaffId staffId() {
            return new StaffId(id);
        }

        public Set<Role> roleSet() {
            return split(roles).map(Role::valueOf).collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        }

        public Staff staff() {
            return new Staff(
                    staffId(),
                    displayName,
                    roleSet(),
                    split(teamIds).map(UUID::fromString).collect(Collectors.toUnmodifiableSet()));
        }

        private static Stream<String> split(@Nullable String joined) {
            return joined == null ? Stream.empty() : Stream.of(joined.split("\\|"));
        }
    }

    private static final String SELECT = """
			select u.id, u.username, u.email, u.display_name, u.label, u.password_hash, u.state, u.demo,
				exists (select from account_second_factor f where f.user_id = u.id)
					or exists (select from account_passkey p where p.user_id = u.id) as second_factor,
				(select string_agg(r.role, '|' order by r.role) from account_role r
					where r.user_id = u.id and r.counts and r.during @> :today::date) as roles,
				(select string_agg(m.team_id::text, '|' order by m.team_id) from account_membership m
					where m.user_id = u.id and m.during @> :today::date) as team_ids, u.version
			from account_user u
			""";

    /** The account of who types this user name, or this address, at the log-in page. */
    public Optional<Account> byName(String typed) {
        return jdbc.sql(SELECT
                        + " where u.username = lower(:typed) or u.email_hash = :hash order by u.username limit 1")
                .param("today", LocalDate.now(clock))
                .param("typed", typed)
                .param("hash", addresses.hash(typed))
                .query(Account.class)
                .optional();
    }

    /** The account with this address. */
    public Optional<Account> byAddress(String address) {
        return jdbc.sql(SELECT + " where u.email_hash = :hash")
                .param("today", LocalDate.now(clock))
                .param("hash", addresses.hash(address))
                .query(Account.class)
                .optional();
    }

    public Optional<Account> byId(StaffId id) {
        return jdbc.sql(SELECT + " where u.id = :id")
                .param("today", LocalDate.now(clock))
                .param("id", id.value())
                .query(Account.class)
                .optional();
    }

    /** Empty when the account is gone, blocked or ended. */
    @Rule("R15")
    public Optional<Staff> staff(StaffId id) {
        return byId(id).filter(it -> it.state() == State.ACTIVE).map(Account::staff);
    }

    public List<Person> having(Role role) {
        return jdbc.sql("""
						select u.id, u.display_name
						from account_user u join account_role r on r.user_id = u.id
						where r.role = :role and r.counts and r.during @> :today::date and u.state = 'ACTIVE'
						order by u.display_name, u.id
						""")
                .param("role", role.name())
                .param("today", LocalDate.now(clock))
                .query(Person.class)
                .list();
    }

    /**
     * @param names by id
     * @param working those an experience of the team can be with, by name
     */
    public record People(Map<UUID, String> names, List<Person> working) {}

    private record Known(UUID id, String displayName, boolean named, boolean working) {}

    /** The names of some accounts, and who works in this team today (null: none) or is a coordinator: in one statement. */
    @Rule("R15")
    public People people(Set<UUID> named, @Nullable UUID team) {
        var known = jdbc.sql("""
						select * from (
							select u.id, u.display_name, u.id = any (:named) as named,
								u.state = 'ACTIVE' and exists (
									select from account_role r
									where r.user_id = u.id and r.counts and r.during @> :today::date and (r.role = 'COORDINATOR'
										or r.role = 'TEAM' and exists (select from account_membership m
											where m.user_id = u.id and m.team_id = :team::uuid and m.during @> :today::date))) as working
							from account_user u
						) known
						where named or working
						order by display_name, id
						""")
                .param("named", named.toArray(UUID[]::new))
                .param("today", LocalDate.now(clock))
                .param("team", team)
                .query(Known.class)
                .list();
        return new People(
                known.stream().filter(Known::named).collect(Collectors.toMap(Known::id, Known::displayName)),
                known.stream()
                        .filter(Known::working)
                        .map(it -> new Person(it.id(), it.displayName()))
                        .toList());
    }

    /** Everybody who may log in today. */
    public List<Account> atWork() {
        return jdbc.sql(SELECT + " where u.state = 'ACTIVE' order by u.id")
                .param("today", LocalDate.now(clock))
                .query(Account.class)
                .list();
    }

    /** Those of some accounts who work here today, by id. */
    public Map<UUID, Staff> staff(Set<UUID> ids) {
        return jdbc
                .sql(SELECT + " where u.id = any (:ids) and u.state = 'ACTIVE'")
                .param("today", LocalDate.now(clock))
                .param("ids", ids.toArray(UUID[]::new))
                .query(Account.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Account::id, Account::staff));
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
