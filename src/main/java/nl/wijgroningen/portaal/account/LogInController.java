package nl.wijgroningen.portaal.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import nl.wijgroningen.portaal.platform.Demo;
import nl.wijgroningen.portaal.platform.text.PlainText;
import nl.wijgroningen.portaal.platform.web.KeptForm;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The log-in page. Spring Security checks what is posted and forwards back here when there is something to show. */
@Controller
class LogInController {

    private final SealedForm sealed;
    private final Demo demo;
    private final DemoAccounts accounts;

    LogInController(SealedForm sealed, Demo demo, DemoAccounts accounts) {
        this.sealed = sealed;
        this.demo = demo;
        this.accounts = accounts;
    }

    /**
     * @param state null, or {@code failed}, {@code lapsed}, {@code out}
     * @param kept sealed text to carry along
     * @param accounts of the demo
     */
    public record Page(
            @Nullable String state,
            @Nullable String username,
            @Nullable String kept,
            List<DemoAccounts.Account> accounts) {}

    /** What was kept and can now be sent on. */
    public record KeptPage(KeptForm kept) {}

    @GetMapping("/inloggen")
    String show(
            @RequestParam(name = "uit", required = false) @Nullable String out,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (request.getAttribute(KeptForm.ATTRIBUTE) instanceof KeptForm form) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return page("lapsed", null, form.fields().isEmpty() ? null : sealed.seal(form), model);
        }
        return page(out == null ? null : "out", null, null, model);
    }

    @PostMapping("/inloggen")
    String shownAfter(
            @RequestParam(name = "naam", required = false) @Nullable String name,
            @RequestParam(name = "bewaard", required = false) @Nullable String kept,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (request.getAttribute(AfterLogIn.FAILED) != null) {
            response.setStatus(422);
            return page("failed", PlainText.oneLine(PlainText.clean(name)), kept, model);
        }
        var form = sealed.open(kept);
        if (form.isPresent() && isLoggedIn()) {
            model.addAttribute("page", new KeptPage(form.get()));
            return "account/kept";
        }
        return page(null, null, null, model);
    }

    private String page(@Nullable String state, @Nullable String username, @Nullable String kept, Model model) {
        model.addAttribute("page", new Page(state, username, kept, demo.on() ? accounts.list() : List.of()));
        return "account/log-in";
    }

    private static boolean isLoggedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof StaffPrincipal;
    }
}
