package nl.wijgroningen.portaal.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import javax.sql.DataSource;

/**
 * What a mail scanner does: opens every link of a mail, in some ways and more than once, and never presses a button (R43).
 */
public final class Robot {

    private final Http http;
    private final DataSource source;

    Robot(Http http, DataSource source) {
        this.http = http;
        this.source = source;
    }

    /**
     * Opens links that were mailed and asserts that each shows a page and that no row of the database has changed.
     *
     * @param links as they stand in the mail; only path and query are used
     */
    public void opensAndChangesNothing(List<String> links) {
        assertThat(links).as("links in the mail").isNotEmpty();
        var before = Dump.of(source);
        for (var link : links) {
            var address = URI.create(link);
            var path = address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
            var robot = http.visitor();
            robot.head(path);
            for (var visitor : List.of(robot, robot, http.visitor())) {
                assertThat(visitor.follow(visitor.get(path)).statusCode())
                        .as(path)
                        .isLessThan(400);
            }
        }
        assertThat(Dump.of(source))
                .as("the database after a robot opened the links")
                .isEqualTo(before);
    }
}
