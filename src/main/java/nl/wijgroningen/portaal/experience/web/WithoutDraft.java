package nl.wijgroningen.portaal.experience.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.wijgroningen.portaal.experience.read.FollowPage;
import nl.wijgroningen.portaal.platform.web.ErrorPages;
import nl.wijgroningen.portaal.platform.web.KeptForm;
import nl.wijgroningen.portaal.platform.web.Language;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * Where a step leads when there is no draft: to what was sent, to the start, or, when something was typed, to a page that
 * keeps it and asks for the code.
 */
@ControllerAdvice
class WithoutDraft {

    private final TellerCookie cookie;
    private final FollowPage follow;

    WithoutDraft(TellerCookie cookie, FollowPage follow) {
        this.cookie = cookie;
        this.follow = follow;
    }

    @ExceptionHandler
    void noDraft(NoDraft refused, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var kept = KeptForm.of(request);
        if (cookie.read(request).flatMap(follow::told).isPresent()) {
            redirect("/ervaringen/nieuw/verstuurd", request, response);
        } else if (request.getMethod().equals("POST") && !kept.fields().isEmpty()) {
            request.setAttribute(KeptForm.ATTRIBUTE, kept.asking("volgcode"));
            request.setAttribute(ErrorPages.KEY, "lost");
            response.sendError(422);
        } else {
            redirect("/ervaringen/nieuw", request, response);
        }
    }

    private static void redirect(String path, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", Language.of(request).prefix() + path);
    }
}
