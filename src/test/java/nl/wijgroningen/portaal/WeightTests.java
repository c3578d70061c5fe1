package nl.wijgroningen.portaal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import nl.wijgroningen.portaal.platform.web.Paths;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.Walk;
import nl.wijgroningen.portaal.support.Weight;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a public page weighs over the line, in KiB of 1,024 bytes with gzip: 100 the first time, 15 after that. */
@PortalTest
class WeightTests {

    private static final int FIRST = 100 * 1024;
    private static final int NEXT = 15 * 1024;

    @Autowired
    private Http http;

    @Test
    void ofEveryPublicPageIsSmall() {
        var weight = new Weight(http.visitor());
        Walk.PUBLIC.forEach(path -> {
            var page = weight.of(path);
            assertThat(page.first()).as("bytes of %s and its files", path).isLessThanOrEqualTo(FIRST);
            assertThat(page.next()).as("bytes of %s alone", path).isLessThanOrEqualTo(NEXT);
        });
    }

    @Test
    void isLessByCompressionButNotWhereTheLengthWouldTellOfACode() {
        var visitor = http.visitor();
        Walk.PUBLIC.forEach(path -> assertThat(encoding(visitor.packed(path)))
                .as(path)
                .isEqualTo(Paths.isPersonal(path.replaceFirst("\\?.*", "")) ? "identity" : "gzip"));
    }

    @Test
    void ofAPageThatDidNotChangeIsNothing() {
        var visitor = http.visitor();
        var tag = visitor.packed("/spelregels").headers().firstValue("ETag").orElseThrow();
        var again = visitor.packed("/spelregels", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    private static String encoding(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Content-Encoding").orElse("identity");
    }
}
