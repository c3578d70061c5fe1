package nl.wijgroningen.portaal.platform.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the language from the address. For English, {@code /en} becomes the context path of the request: every mapping,
 * guard, link and redirect then works unchanged and stays English by itself.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class LanguageFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var error = request.getDispatcherType() == DispatcherType.ERROR;
        var language = error ? Language.of(request) : language(request.getRequestURI());
        language.set(request);
        chain.doFilter(language == Language.EN ? new English(request, error) : request, response);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static Language language(String uri) {
        return uri.equals("/en") || uri.startsWith("/en/") ? Language.EN : Language.NL;
    }

    private static final class English extends HttpServletRequestWrapper {

        private final String uri;

        English(HttpServletRequest request, boolean error) {
            super(request);
            var asked = request.getRequestURI();
            this.uri = error && !asked.startsWith("/en/") ? "/en" + asked : asked.equals("/en") ? "/en/" : asked;
        }

        @Override
        public String getContextPath() {
            return Language.EN.prefix();
        }

        @Override
        public String getRequestURI() {
            return uri;
        }

        @Override
        public String getServletPath() {
            var path = super.getServletPath();
            return path.startsWith("/en/") ? path.substring(3) : path.equals("/en") ? "/" : path;
        }
    }
}
