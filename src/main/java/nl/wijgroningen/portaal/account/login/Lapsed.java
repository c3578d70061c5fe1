package nl.wijgroningen.portaal.account.login;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.wijgroningen.portaal.platform.web.KeptForm;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * Who is not logged in, or only half, goes to the log-in page, with what they had typed; who is logged in and may not see something is
 * told that it does not exist; who sends a lapsed form sees it again with a fresh token.
 */
@Component
class Lapsed implements AuthenticationEntryPoint, AccessDeniedHandler {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException, ServletException {
        answer(request, response, false);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException, ServletException {
        answer(request, response, refused instanceof CsrfException);
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, boolean lapsedForm)
            throws IOException, ServletException {
        if (!isLoggedIn()) {
            if (isReading(request)) {
                response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                response.setHeader(
                        "Location",
                        request.getContextPath() + (SecondStep.half() == null ? "/inloggen" : "/inloggen/code"));
            } else {
                new LogInPage(LogInPage.Reason.LAPSED, null, KeptForm.of(request)).show(request, response);
            }
        } else if (lapsedForm) {
            request.setAttribute(KeptForm.ATTRIBUTE, KeptForm.of(request));
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static boolean isReading(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    private static boolean isLoggedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof StaffPrincipal;
    }
}
