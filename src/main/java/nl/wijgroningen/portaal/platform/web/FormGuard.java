package nl.wijgroningen.portaal.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stops what is no form of ours before anything reads it: too large (413), of unknown length (411; no browser
 * does that), no form at all (415), or sent from elsewhere
 * (403, {@link SameOrigin}). Only staff at work send files, and who applies for the WIJ-raad (a cv). The body of a refused request is not parsed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class FormGuard extends OncePerRequestFilter {

    /** Far above the longest form (four texts of 4,000 characters, 4 bytes each, percent-encoded). */
    static final int LARGEST = 256 * 1024;

    /** A photo or a document of 10 MB, and what goes with it; as {@code spring.servlet.multipart} has it. */
    static final int LARGEST_UPLOAD = 12 * 1024 * 1024;

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (READING.contains(request.getMethod())) {
            goOnIfReadable(request, response, chain);
        } else if (request.getHeader("Transfer-Encoding") != null) {
            response.setHeader("Connection", "close");
            response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
        } else if (request.getContentLengthLong() > (isUpload(request) ? LARGEST_UPLOAD : LARGEST)) {
            if (isUpload(request)) {
                request.setAttribute(ErrorPages.KEY, "upload");
            }
            response.setHeader("Connection", "close");
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else if (!isForm(request) && !isUpload(request)) {
            response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
        } else if (!SameOrigin.holds(request)) {
            goOnIfReadable(request, response, (asked, answer) -> {
                request.setAttribute(KeptForm.ATTRIBUTE, KeptForm.of(request));
                response.sendError(HttpServletResponse.SC_FORBIDDEN);
            });
        } else {
            goOnIfReadable(request, response, chain);
        }
    }

    /** Bytes that are no text, too many fields, or one of a list by its number: found out here rather than halfway a page. */
    private static void goOnIfReadable(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        if (isReadable(request)) {
            next.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private static boolean isReadable(HttpServletRequest request) {
        try {
            // no form of ours numbers fields, and what binds them trips over a number that is none
            return Stream.concat(request.getParameterMap().keySet().stream(), files(request))
                    .noneMatch(it -> it.indexOf('[') >= 0);
        } catch (IllegalStateException unreadable) {
            return false;
        }
    }

    /** The names of the fields with a file. */
    private static Stream<String> files(HttpServletRequest request) {
        try {
            return isUpload(request) ? request.getParts().stream().map(Part::getName) : Stream.empty();
        } catch (IOException | ServletException | IllegalStateException tooLarge) {
            return Stream.empty(); // the page that takes files says so beside the field
        }
    }

    private static boolean isUpload(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null
                && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")
                && Paths.takesFiles(request.getRequestURI()
                        .substring(request.getContextPath().length()));
    }

    private static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return type == null
                ? request.getContentLengthLong() <= 0
                : type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    }
}
