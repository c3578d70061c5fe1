package nl.wijgroningen.portaal.account.login;

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

/** After the first step: on to the second, with the text that a lapsed session kept, or the log-in page again. */
@Component
class AfterLogIn implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private final SealedForm sealed;
    private final SecondStep step;

    AfterLogIn(SealedForm sealed, SecondStep step) {
        this.sealed = sealed;
        this.step = step;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        if (!(authentication.getPrincipal() instanceof HalfLoggedIn half)) {
            throw new IllegalStateException("the first step is never the last");
        }
        var kept = request.getParameter("bewaard");
        if (sealed.open(kept).isPresent()) {
            request.getSession().setAttribute(SecondStep.KEPT, kept);
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", step.path(half.id()));
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
