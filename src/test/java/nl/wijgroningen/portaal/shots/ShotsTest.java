package nl.wijgroningen.portaal.shots;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.account.DemoAccounts;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.Walk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Pictures of every template in its states, as every role that sees it, in {@code target/shots}: to be looked at. */
@Tag("shots")
@PortalTest
class ShotsTest {

    @Autowired
    private Http http;

    @Autowired
    private DemoAccounts accounts;

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void everyPage(int width) {
        var number = new AtomicInteger();
        var staff = accounts.list().stream()
                .filter(it -> !it.username().equals("team2"))
                .map(DemoAccounts.Account::username)
                .toList();
        new Walk(http, staff, width, (page, name) -> {
                    var file = "%d-%03d-%s.png"
                            .formatted(width, number.incrementAndGet(), name.replaceAll("[^a-z0-9]+", "-"));
                    page.screenshot(new Page.ScreenshotOptions()
                            .setPath(Path.of("target", "shots", file))
                            .setFullPage(true));
                })
                .go();
        assertThat(number).hasValueGreaterThan(100);
    }
}
