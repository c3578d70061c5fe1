package nl.wijgroningen.portaal.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.wijgroningen.portaal.platform.limit.TooMany;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingPathVariableException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Makes an answer of everything that a handler throws. Each becomes a page in {@link ErrorPages}; none shows a stack
 * trace.
 */
@ControllerAdvice
class Refusals {

    private final Faults faults;

    Refusals(Faults faults) {
        this.faults = faults;
    }

    /** A rule refuses: 422 with the rule's sentence, and what was typed is shown again. */
    @ExceptionHandler
    void broken(RuleBroken refused, HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setAttribute(ErrorPages.RULE, refused);
        request.setAttribute(KeptForm.ATTRIBUTE, KeptForm.of(request));
        response.sendError(422);
    }

    /** A malformed id in the path is an unknown page. */
    @ExceptionHandler({NotFound.class, MethodArgumentTypeMismatchException.class, MissingPathVariableException.class})
    void notFound(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }

    @ExceptionHandler
    void method(HttpRequestMethodNotSupportedException refused, HttpServletResponse response) throws IOException {
        var allowed = refused.getSupportedMethods();
        if (allowed != null) {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
        }
        response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }

    /** Too many attempts: 429 with the time to wait, and what was typed is shown again. */
    @ExceptionHandler
    void tooMany(TooMany refused, HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setAttribute(KeptForm.ATTRIBUTE, KeptForm.of(request));
        response.setHeader(
                HttpHeaders.RETRY_AFTER, String.valueOf(refused.limit().pause().toSeconds()));
        response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }

    /** Security has its own answers. */
    @ExceptionHandler
    void denied(AccessDeniedException refused) {
        throw refused;
    }

    @ExceptionHandler
    void denied(AuthenticationException refused) {
        throw refused;
    }

    @ExceptionHandler
    void other(Exception failed, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (failed instanceof ErrorResponse answer) {
            response.sendError(answer.getStatusCode().value());
            return;
        }
        if (DatabaseAway.isWhy(failed)) {
            DatabaseAway.answer(failed, request, response);
            return;
        }
        faults.count(failed, request);
        request.setAttribute(KeptForm.ATTRIBUTE, KeptForm.of(request));
        response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    }
}
