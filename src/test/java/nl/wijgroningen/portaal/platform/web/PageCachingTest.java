package nl.wijgroningen.portaal.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import nl.wijgroningen.portaal.support.MovableClock;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PageCachingTest {

    private final MovableClock clock = new MovableClock();
    private final PageCaching caching = new PageCaching(clock);
    private int made;

    private final FilterChain pages = (request, response) -> {
        made++;
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(("<p>" + made + "</p>").getBytes(UTF_8));
    };

    @Test
    void aPublicPageIsMadeOnceForAllWhoAskWithinTenSeconds() throws Exception {
        var first = get("/teams", pages);
        assertThat(text(first)).isEqualTo("<p>1</p>");
        assertThat(first.getContentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(first.getHeader("Cache-Control")).isEqualTo("no-cache");
        assertThat(first.getHeader("Vary")).isEqualTo("Accept-Encoding");
        assertThat(first.getHeader("ETag")).startsWith("W/\"");
        assertThat(text(get("/teams", pages))).isEqualTo("<p>1</p>");

        var again = asked("GET", "/teams");
        again.addHeader("If-None-Match", first.getHeader("ETag"));
        var unchanged = answer(again, pages);
        assertThat(unchanged.getStatus()).isEqualTo(304);
        assertThat(unchanged.getContentAsByteArray()).isEmpty();

        clock.advance(PageCaching.KEPT.minusSeconds(1));
        assertThat(text(get("/teams", pages))).isEqualTo("<p>1</p>");
        clock.advance(PageCaching.KEPT);
        assertThat(text(get("/teams", pages))).isEqualTo("<p>2</p>");
    }

    @Test
    void eachAddressIsAPageOfItsOwn() throws Exception {
        assertThat(text(get("/teams", pages))).isEqualTo("<p>1</p>");
        assertThat(text(get("/en/teams", pages))).isEqualTo("<p>2</p>");
        var other = asked("GET", "/teams");
        other.setQueryString("q=hulp");
        assertThat(text(answer(other, pages))).isEqualTo("<p>3</p>");
        assertThat(text(get("/teams", pages))).isEqualTo("<p>1</p>");
    }

    @Test
    void afterAFormWasSentEachPageIsMadeAnew() throws Exception {
        get("/teams", pages);
        answer(asked("POST", "/werk/ervaringen"), status(422));
        assertThat(text(get("/teams", pages)))
                .as("what was refused changed nothing")
                .isEqualTo("<p>1</p>");
        answer(asked("POST", "/werk/ervaringen"), status(303));
        assertThat(text(get("/teams", pages))).isEqualTo("<p>2</p>");
        answer(asked("POST", "/ervaringen/melding"), status(303));
        assertThat(text(get("/teams", pages))).isEqualTo("<p>3</p>");
    }

    @Test
    void whatChangedWhileAPageWasMadeIsOnTheNext() throws Exception {
        var first = get("/teams", (request, response) -> {
            answered(asked("POST", "/werk/ervaringen"), status(303));
            pages.doFilter(request, response);
        });
        assertThat(text(first)).isEqualTo("<p>1</p>");
        assertThat(text(get("/teams", pages))).isEqualTo("<p>2</p>");
    }

    @Test
    void nothingElseIsKept() throws Exception {
        var personal = get("/mijn-ervaring", pages);
        assertThat(personal.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(personal.getHeader("Content-Encoding")).isEqualTo("identity");
        assertThat(personal.getHeader("ETag")).isNull();
        get("/mijn-ervaring", pages);
        assertThat(made).isEqualTo(2);

        twice("/weg", status(404));
        twice("/koekje", (request, response) -> {
            ((HttpServletResponse) response).addHeader("Set-Cookie", "a=b");
            pages.doFilter(request, response);
        });
        twice("/eigen", (request, response) -> {
            ((HttpServletResponse) response).setHeader("Cache-Control", "no-store");
            pages.doFilter(request, response);
        });
        twice("/foto", (request, response) -> {
            pages.doFilter(request, response);
            response.setContentType("image/png");
        });
        var plain = new MockHttpServletRequest("GET", "/teams");
        assertThat(answer(plain, pages).getHeader("Content-Encoding")).isNull();
        assertThat(answer(plain, pages).getContentAsString()).as("without gzip").isEqualTo("<p>" + made + "</p>");
    }

    private void twice(String path, FilterChain chain) throws Exception {
        var calls = new int[1];
        FilterChain counted = (request, response) -> {
            calls[0]++;
            chain.doFilter(request, response);
        };
        get(path, counted);
        get(path, counted);
        assertThat(calls[0]).as(path).isEqualTo(2);
    }

    private FilterChain status(int status) {
        return (request, response) -> ((HttpServletResponse) response).setStatus(status);
    }

    private static MockHttpServletRequest asked(String method, String path) {
        var request = new MockHttpServletRequest(method, path);
        if (path.startsWith("/en/")) {
            request.setContextPath("/en");
        }
        request.addHeader("Accept-Encoding", "gzip, br");
        return request;
    }

    private MockHttpServletResponse get(String path, FilterChain chain) throws Exception {
        return answer(asked("GET", path), chain);
    }

    private MockHttpServletResponse answer(MockHttpServletRequest request, FilterChain chain) throws Exception {
        var response = new MockHttpServletResponse();
        caching.doFilter(request, response, chain);
        return response;
    }

    private void answered(MockHttpServletRequest request, FilterChain chain) throws IOException {
        try {
            answer(request, chain);
        } catch (Exception failed) {
            throw new IOException(failed);
        }
    }

    private static String text(MockHttpServletResponse response) throws IOException {
        assertThat(response.getHeader("Content-Encoding")).isEqualTo("gzip");
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(response.getContentAsByteArray()))) {
            return new String(gzip.readAllBytes(), UTF_8);
        }
    }
}
