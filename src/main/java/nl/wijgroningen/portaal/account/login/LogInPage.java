package nl.wijgroningen.portaal.account.login;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.wijgroningen.portaal.platform.web.KeptForm;
import org.jspecify.annotations.Nullable;

/**
 * Why the log-in page is shown in answer to something else than a visit; goes along as a request attribute. The forward is
 * a GET without parameters: Spring Security looks at forwards too, and would log in once more.
 *
 * @param reason what happened
 * @param username that was typed, if any
 * @param kept what somebody had typed in a form before
 */
record LogInPage(
        Reason reason, @Nullable String username, @Nullable KeptForm kept) {

    static final String NAME = "nl.wijgroningen.portaal.account.login.LogInPage";

    enum Reason {
        /** Name and password do not belong together. */
        FAILED,
        /** Too many failed before; this one was not checked. */
        SLOWED,
        /** A form was sent after the session had ended. */
        LAPSED
    }

    void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        request.setAttribute(NAME, this);
        request.getRequestDispatcher("/inloggen").forward(new AsGet(request), response);
    }

    private static final class AsGet extends HttpServletRequestWrapper {

        AsGet(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public @Nullable String getParameter(String name) {
            return null;
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return null;
        }
    }
}
