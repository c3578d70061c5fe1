package nl.wijgroningen.portaal.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.wijgroningen.portaal.platform.text.PlainText;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Where somebody lands: at their work, at the text that a lapsed session kept, or at the log-in page again. */
@Component
class AfterLogIn implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private final SealedForm sealed;

    AfterLogIn(SealedForm sealed) {
        this.sealed = sealed;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        var kept = sealed.open(request.getParameter("bewaard"));
        if (kept.isPresent()) {
            new LogInPage(LogInPage.Reason.RESUMED, null, kept.get()).show(request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", "/werk");
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException, ServletException {
        var name = PlainText.oneLine(PlainText.clean(request.getParameter("naam")));
        var kept = sealed.open(request.getParameter("bewaard")).orElse(null);
        if (refused instanceof TooManyLogIns tooMany) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER,
                    String.valueOf(tooMany.limit().pause().toSeconds()));
        }
        var reason = refused instanceof TooManyLogIns ? LogInPage.Reason.SLOWED : LogInPage.Reason.FAILED;
        new LogInPage(reason, name, kept).show(request, response);
    }
}
