package nl.wijgroningen.portaal.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import nl.wijgroningen.portaal.platform.limit.Limit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.validation.Errors;

/** A form that was sent too often: the same page with what was typed, status 429 and the time to wait. */
public final class TooOften {

    private TooOften() {}

    /** @param message key of the sentence above the form */
    public static void reject(Limit limit, String message, Errors errors, HttpServletResponse response) {
        errors.reject(message);
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(limit.pause().toSeconds()));
    }
}
