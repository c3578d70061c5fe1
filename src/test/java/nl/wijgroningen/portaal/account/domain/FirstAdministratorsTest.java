package nl.wijgroningen.portaal.account.domain;

import static org.assertj.core.api.Assertions.assertThat;

import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** How an installation without administrators gets them; what is done here is undone after each test. */
@PortalTest
@Transactional
class FirstAdministratorsTest {

    @Autowired
    private FirstAdministrators first;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Links links;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void letsInAsManyAsAreMissingAndNoMore() {
        jdbc.sql("""
						update account_role set during = daterange(lower(during), current_date)
						where user_id = (select id from account_user where username = 'beheer2')
						""").update();
        var link = first.letIn("anna@wij.example").orElseThrow();
        assertThat(first.letIn("bert@wij.example")).isEmpty();
        var again = first.letIn("anna@wij.example").orElseThrow();
        assertThat(links.open(Links.Kind.INVITATION, token(link))).isEmpty();
        assertThat(links.use(Links.Kind.INVITATION, token(again), "paard fiets lantaarn gracht"))
                .isTrue();
        var anna = accounts.byName("anna@wij.example").orElseThrow();
        assertThat(anna.state()).isEqualTo(Accounts.State.ACTIVE);
        assertThat(anna.roleSet()).containsExactly(Role.BEHEER);
        assertThat(first.letIn("anna@wij.example")).as("a password was chosen").isEmpty();
    }

    @Test
    void doesNothingWhereThereAreTwo() {
        assertThat(first.letIn("anna@wij.example")).isEmpty();
        assertThat(accounts.byName("anna@wij.example")).isEmpty();
    }

    private static String token(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }
}
