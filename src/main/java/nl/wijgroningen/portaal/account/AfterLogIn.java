package nl.wijgroningen.portaal.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Where somebody lands: at their work, at the text that a lapsed session kept, or at the log-in page again. */
@Component
class AfterLogIn implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    static final String FAILED = AfterLogIn.class.getName() + ".failed";

    private final SealedForm sealed;

    AfterLogIn(SealedForm sealed) {
        this.sealed = sealed;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        if (sealed.open(request.getParameter("bewaard")).isPresent()) {
            request.getRequestDispatcher("/inloggen").forward(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", "/werk");
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException, ServletException {
        request.setAttribute(FAILED, true);
        request.getRequestDispatcher("/inloggen").forward(request, response);
    }
}
