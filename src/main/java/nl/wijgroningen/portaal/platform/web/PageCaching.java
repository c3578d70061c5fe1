package nl.wijgroningen.portaal.platform.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Public pages may be kept and are asked again by ETag; pages that hold something personal are neither kept nor
 * compressed (their length would tell about the code, {@code standards.md} B9).
 *
 * <p>A public page is the same for everyone, so one that was just made serves all who ask within {@link #KEPT}: what a
 * newspaper links to is made six times a minute, not for every reader. Whatever is changed through this node shows on it
 * at once, since each form that was sent makes all pages old; through another node or by a job, after {@link #KEPT}
 * (docs/decisions/0012). Who does not take gzip gets a page of their own.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class PageCaching extends OncePerRequestFilter {

    static final Duration KEPT = Duration.ofSeconds(10);

    /** Bytes of all pages together. */
    private static final long MOST = 16 * 1024 * 1024;

    private static final Set<String> ONLY_READ = Set.of("GET", "HEAD", "OPTIONS");

    private final ShallowEtagHeaderFilter etag = new ShallowEtagHeaderFilter();
    private final AtomicLong changes = new AtomicLong();
    private final Cache<String, Page> pages;

    PageCaching(Clock clock) {
        etag.setWriteWeakETag(true); // a strong one would forbid compression
        pages = Caffeine.newBuilder()
                .maximumWeight(MOST)
                .weigher((String address, Page page) -> address.length() + page.gzip().length)
                .expireAfterWrite(KEPT)
                .ticker(() -> clock.millis() * 1_000_000)
                .build();
    }

    /** @param made the number of changes when it was begun */
    private record Page(long made, String type, String etag, byte[] gzip) {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (Paths.isPersonal(path)) {
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("Content-Encoding", "identity");
            chain.doFilter(request, response);
        } else if (path.startsWith("/bestanden/") || path.startsWith("/actuator/")) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("Cache-Control", "no-cache");
            if (request.getMethod().equals("GET") && takesGzip(request)) {
                kept(request, response, chain);
            } else {
                etag.doFilter(request, response, chain);
            }
        }
        if (!ONLY_READ.contains(request.getMethod()) && response.getStatus() < 400) {
            changes.incrementAndGet();
        }
    }

    private void kept(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var address = request.getRequestURI() + "?" + request.getQueryString();
        var made = changes.get();
        var page = pages.getIfPresent(address);
        if (page == null || page.made() != made) {
            var wrapped = new ContentCachingResponseWrapper(response);
            chain.doFilter(request, wrapped);
            page = page(made, wrapped);
            if (page == null) {
                wrapped.copyBodyToResponse();
                return;
            }
            // What was changed meanwhile may be missing in it.
            if (changes.get() == made) {
                pages.put(address, page);
            }
        }
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (!new ServletWebRequest(request, response).checkNotModified(page.etag())) {
            response.setContentType(page.type());
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            response.setContentLength(page.gzip().length);
            response.getOutputStream().write(page.gzip());
        }
    }

    /** Null when it is not one to keep: a redirect, a fault, a picture, or one that its controller keeps to itself. */
    private static @Nullable Page page(long made, ContentCachingResponseWrapper response) throws IOException {
        var type = response.getContentType();
        if (response.getStatus() != HttpServletResponse.SC_OK
                || type == null
                || !type.startsWith("text/html") && !type.startsWith("application/atom+xml")
                || response.getHeader(HttpHeaders.SET_COOKIE) != null
                || !"no-cache".equals(response.getHeader(HttpHeaders.CACHE_CONTROL))) {
            return null;
        }
        var body = response.getContentAsByteArray();
        var packed = new ByteArrayOutputStream(body.length / 3);
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        return new Page(made, type, "W/\"" + DigestUtils.md5DigestAsHex(body) + "\"", packed.toByteArray());
    }

    private static boolean takesGzip(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && accepted.contains("gzip");
    }
}
