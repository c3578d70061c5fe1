package nl.wijgroningen.portaal.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Public pages may be kept and are asked again by ETag; pages that hold something personal are neither kept nor
 * compressed (their length would tell about the code, {@code standards.md} B9).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class PageCaching extends OncePerRequestFilter {

    private final ShallowEtagHeaderFilter etag = new ShallowEtagHeaderFilter();

    PageCaching() {
        etag.setWriteWeakETag(true); // a strong one would forbid compression
    }

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
            etag.doFilter(request, response, chain);
        }
    }
}
