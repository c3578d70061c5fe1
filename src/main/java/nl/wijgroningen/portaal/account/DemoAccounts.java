package nl.wijgroningen.portaal.account;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.account.domain.SecondFactor;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.platform.Demo;
import nl.wijgroningen.portaal.platform.database.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The open accounts of the demo. A real installation does not start while its database has them. */
@Component
public class DemoAccounts {

    public static final String PASSWORD = "groningen-demo";

    /** @param team slug of the team, or null */
    public record Account(
            String username,
            String displayName,
            String label,
            Role role,
            @Nullable String team) {}

    private static final List<Account> ALL = List.of(
            new Account("team", "M. Hofstra", "WIJ Vinkhuizen", Role.TEAM, "vinkhuizen"),
            new Account("team2", "H. de Boer", "WIJ Beijum", Role.TEAM, "beijum"),
            new Account("team3", "S. Dijkema", "WIJ Vinkhuizen", Role.TEAM, "vinkhuizen"),
            new Account("coordinator", "F. el Amrani", "Coördinator participatie", Role.COORDINATOR, null),
            new Account("coordinator2", "J. Wiersma", "Coördinator participatie", Role.COORDINATOR, null),
            new Account("secretaris", "A. Postma", "Secretaris WIJ-raad", Role.SECRETARY, null),
            new Account("bestuurder", "R. Kamminga", "Bestuurder", Role.DIRECTOR, null),
            new Account("wijraadslid", "S. Pinas", "Lid van de WIJ-raad", Role.COUNCIL_MEMBER, null),
            new Account("gebied", "T. Dijkstra", "Gebiedsteam West", Role.AREA, null),
            new Account("gemeente", "L. Veenstra", "Gemeente Groningen", Role.MUNICIPAL, null),
            new Account("stadadviseert", "K. Bos", "Stadadviseert", Role.STADADVISEERT, null),
            new Account("beheer", "N. Smit", "Beheerder", Role.BEHEER, null),
            new Account("beheer2", "I. Venema", "Beheerder", Role.BEHEER, null));

    /** Sit in the WIJ-raad beside {@code wijraadslid}; a secret vote needs nine. */
    private static final List<Account> MEMBERS = List.of(
            new Account("wijraadslid2", "A. Huizinga", "Lid van de WIJ-raad", Role.COUNCIL_MEMBER, null),
            new Account("wijraadslid3", "R. Nieboer", "Lid van de WIJ-raad", Role.COUNCIL_MEMBER, null),
            new Account("wijraadslid4", "D. Wiersema", "Lid van de WIJ-raad", Role.COUNCIL_MEMBER, null),
            new Account("wijraadslid5", "T. Yıldız", "Lid van de WIJ-raad", Role.COUNCIL_MEMBER, null),
            new Account("wijraadslid6", "C. Santos-Dijk", "Lid van de WIJ-raad", Role.COUNCIL_MEMBER, null),
            new Account("wijraadslid7", "E. Klooster", "Lid van de WIJ-raad", Role.COUNCIL_MEMBER, null),
            new Account("wijraadslid8", "K. Rozema", "Lid van de WIJ-raad", Role.COUNCIL_MEMBER, null),
            new Account("wijraadslid9", "N. Oosterhof", "Lid van de WIJ-raad", Role.COUNCIL_MEMBER, null));

    /** Still has to set up the second step. */
    private static final Account NEW = new Account("nieuw", "R. Huizinga", "WIJ Hoogkerk", Role.TEAM, "hoogkerk");

    private static final List<String> COLLEAGUES = List.of(
            "G. Bakker",
            "D. Hoekstra",
            "I. Yilmaz",
            "P. Mulder",
            "E. van Dam",
            "B. Kuipers",
            "W. de Vries",
            "C. Martens",
            "O. Haddad",
            "Y. Jansma",
            "V. Smit",
            "Q. Lim",
            "U. Prins",
            "Z. Meijer",
            "X. Tan");

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final Teams teams;
    private final Accounts accounts;
    private final SecondFactor factor;
    private final Addresses addresses;

    DemoAccounts(
            JdbcClient jdbc,
            PasswordEncoder encoder,
            Teams teams,
            Accounts accounts,
            SecondFactor factor,
            Addresses addresses,
            Demo demo) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.teams = teams;
        this.accounts = accounts;
        this.factor = factor;
        this.addresses = addresses;
        if (!demo.on() && accounts.anyDemo()) {
            throw new StartRefused(
                    "The database has the open accounts of the demo: remove them, or use another database (SPRING_DATASOURCE_URL).");
        }
    }

    /** Whether they were made already. */
    public boolean exist() {
        return accounts.anyDemo();
    }

    /** One or a few of each role, who can log in at once. */
    public List<Account> list() {
        return ALL;
    }

    /** The other members of the WIJ-raad, who can too. */
    public List<Account> members() {
        return MEMBERS;
    }

    /** Those that the log-in page names. */
    public List<Account> shown() {
        return Stream.of(ALL, MEMBERS, List.of(NEW)).flatMap(List::stream).toList();
    }

    /**
     * Makes the accounts that are not there yet, and in every team a colleague who wrote answers and cannot log in.
     *
     * @return ids by user name; the colleague of a team is {@code collega-} and its slug
     */
    @Transactional
    public Map<String, UUID> make(LocalDate since) {
        var open = String.valueOf(encoder.encode(PASSWORD));
        var closed = String.valueOf(encoder.encode(UUID.randomUUID().toString()));
        Stream.of(ALL, MEMBERS)
                .flatMap(List::stream)
                .forEach(it -> make(it, open, since).ifPresent(factor::setForDemo));
        make(NEW, open, since);
        makeOtherStates(closed, since);
        var names = COLLEAGUES.iterator();
        for (var team : teams.all()) {
            make(
                            new Account("collega-" + team.slug(), names.next(), team.name(), Role.TEAM, team.slug()),
                            closed,
                            since)
                    .ifPresent(factor::setForDemo);
        }
        return jdbc
                .sql("select username, id from account_user where username is not null")
                .query((row, number) -> Map.entry(row.getString("username"), row.getObject("id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** One who is invited, one who is blocked, one who left, and one whose role waits for a second administrator. */
    private void makeOtherStates(String hash, LocalDate since) {
        make(new Account("uitgenodigd", "L. Brouwer", "WIJ Haren", Role.TEAM, "haren"), hash, since)
                .ifPresent(it -> move(it, "state = 'INVITED', password_hash = null, username = null"));
        make(new Account("geblokkeerd", "K. van der Laan", "WIJ Lewenborg", Role.TEAM, "lewenborg"), hash, since)
                .ifPresent(it -> move(it, "state = 'BLOCKED', username = null"));
        make(new Account("vertrokken", "J. Sikkema", "WIJ Selwerd", Role.TEAM, "selwerd"), hash, since)
                .ifPresent(it -> {
                    move(it, "state = 'ENDED', password_hash = null, username = null, email = null, email_hash = null");
                    for (var table : List.of("account_role", "account_membership")) {
                        jdbc.sql(
                                        "update " + table
                                                + " set during = daterange(lower(during), lower(during) + 400) where user_id = :id")
                                .param("id", it.value())
                                .update();
                    }
                });
        make(new Account("wacht", "D. Postma", "WIJ Ten Boer", Role.TEAM, "ten-boer"), hash, since)
                .ifPresent(it -> jdbc.sql("""
								insert into account_role (id, user_id, role, during, asked_by)
								values (gen_random_uuid(), :id, 'COORDINATOR', daterange(:from::date, null),
									(select id from account_user where username = 'beheer'))
								""")
                        .param("id", it.value())
                        .param("from", since.plusYears(2))
                        .update());
    }

    private void move(StaffId who, String change) {
        jdbc.sql("update account_user set " + change + " where id = :id")
                .param("id", who.value())
                .update();
    }

    private Optional<StaffId> make(Account account, String hash, LocalDate since) {
        var id = UUID.randomUUID();
        var made = jdbc.sql("""
						insert into account_user (id, username, email, email_hash, display_name, label, password_hash, demo)
						values (:id, :username, :email, :email_hash, :name, :label, :hash, true)
						on conflict do nothing
						""")
                .param("id", id)
                .param("username", account.username())
                .param("email", addresses.seal(account.username() + "@wij.example"))
                .param("email_hash", addresses.hash(account.username() + "@wij.example"))
                .param("name", account.displayName())
                .param("label", account.label())
                .param("hash", hash)
                .update();
        if (made == 0) {
            return Optional.empty();
        }
        jdbc.sql("""
						insert into account_role (id, user_id, role, during)
						values (gen_random_uuid(), :id, :role, daterange(:since::date, null))
						""")
                .param("id", id)
                .param("since", since)
                .param("role", account.role().name())
                .update();
        if (account.team() != null) {
            jdbc.sql("""
							insert into account_membership (user_id, team_id, during)
							values (:id, :team, daterange(:since::date, null))
							""")
                    .param("id", id)
                    .param("team", teams.bySlug(account.team()).orElseThrow().id())
                    .param("since", since)
                    .update();
        }
        return Optional.of(new StaffId(id));
    }
}
