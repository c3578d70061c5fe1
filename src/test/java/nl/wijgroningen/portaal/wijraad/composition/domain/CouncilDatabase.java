package nl.wijgroningen.portaal.wijraad.composition.domain;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.platform.setting.SettingChanges;
import nl.wijgroningen.portaal.support.MovableClock;
import nl.wijgroningen.portaal.support.TestDatabase;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import tools.jackson.databind.json.JsonMapper;

/** A council in a database of its own, with its services and nothing else: the one of the demo stays as it is. */
final class CouncilDatabase implements AutoCloseable {

    private final HikariDataSource source;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    final JdbcClient jdbc;
    final Staff secretary;
    final Staff director;

    @EnableTransactionManagement(proxyTargetClass = true)
    static class Parts {

        @Bean
        PlatformTransactionManager transactions(DataSource source) {
            return new JdbcTransactionManager(source);
        }

        @Bean
        JdbcClient jdbc(DataSource source) {
            return JdbcClient.create(source);
        }

        @Bean
        JsonMapper json() {
            return JsonMapper.builder().build();
        }

        @Bean
        Clock clock() {
            return new MovableClock();
        }
    }

    CouncilDatabase(String name) {
        source = TestDatabase.fresh(name);
        context.registerBean(DataSource.class, () -> source);
        context.register(
                Parts.class,
                SettingChanges.class,
                Audit.class,
                CouncilStore.class,
                NeedsKeeping.class,
                Forgetting.class,
                Founding.class,
                Nominating.class,
                Appointing.class,
                Recording.class);
        context.refresh();
        jdbc = get(JdbcClient.class);
        secretary = staff("A. Postma", Role.SECRETARY);
        director = staff("R. Kamminga", Role.DIRECTOR);
    }

    <T> T get(Class<T> part) {
        return context.getBean(part);
    }

    Book book() {
        return get(CouncilStore.class).read();
    }

    private Staff staff(String name, Role role) {
        var id = UUID.randomUUID();
        jdbc.sql("""
						insert into account_user (id, email, email_hash, display_name, label, state, demo)
						values (:id, '\\x00', :id::text::bytea, :name, 'Proef', 'INVITED', true)
						""").param("id", id).param("name", name).update();
        return new Staff(new StaffId(id), name, EnumSet.of(role), Set.of());
    }

    /** Somebody who comes is nominated. */
    UUID nominate(int seat, boolean inCity, LocalDate from, LocalDate until, Portfolio... portfolios) {
        var person = new Person(UUID.randomUUID(), "Kandidaat", AgeBand.FROM_45, true, false);
        return get(Nominating.class)
                .nominate(
                        secretary,
                        new Nominating.Proposal(
                                seat,
                                null,
                                new Book.Newcomer(person, inCity, Set.of(portfolios)),
                                new Period(from, until),
                                LocalDate.now(get(Clock.class)),
                                "Vergadering van de WIJ-raad",
                                null));
    }

    @Override
    public void close() {
        context.close();
        source.close();
    }
}
