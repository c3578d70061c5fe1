package nl.wijgroningen.portaal.account.login;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import nl.wijgroningen.portaal.account.DemoAccounts;
import nl.wijgroningen.portaal.platform.Demo;
import nl.wijgroningen.portaal.platform.web.KeptForm;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The log-in page. Spring Security checks what is posted and forwards back here when there is something to show. */
@Controller
class LogInController {

    private final SealedForm sealed;
    private final Passkeys passkeys;
    private final Organisation organisation;
    private final Demo demo;
    private final DemoAccounts accounts;

    LogInController(SealedForm sealed, Passkeys passkeys, Organisation organisation, Demo demo, DemoAccounts accounts) {
        this.sealed = sealed;
        this.passkeys = passkeys;
        this.organisation = organisation;
        this.demo = demo;
        this.accounts = accounts;
    }

    /**
     * @param state null, or {@code failed}, {@code slowed}, {@code lapsed}, {@code out}, {@code fresh} (a password was
     *     chosen)
     * @param kept sealed text to carry along
     * @param passkeys whether one logs in without a password
     * @param organisation name of the organisation's own log-in, or null; not while a text is kept: it would get lost there
     * @param accounts of the demo
     */
    public record Page(
            @Nullable String state,
            @Nullable String username,
            @Nullable String kept,
            boolean passkeys,
            @Nullable String organisation,
            List<DemoAccounts.Account> accounts) {}

    /** What was kept and can now be sent on. */
    public record KeptPage(KeptForm kept) {}

    @GetMapping("/inloggen")
    String show(
            @RequestParam(name = "uit", required = false) @Nullable String out,
            @RequestParam(name = "nieuw", required = false) @Nullable String fresh,
            @RequestAttribute(name = LogInPage.NAME, required = false) @Nullable LogInPage why,
            HttpServletResponse response,
            Model model) {
        if (why == null) {
            return page(out != null ? "out" : fresh != null ? "fresh" : null, null, null, model);
        }
        var kept = why.kept() == null || why.kept().fields().isEmpty() ? null : why.kept();
        return switch (why.reason()) {
            case FAILED -> {
                response.setStatus(422);
                yield page("failed", why.username(), kept, model);
            }
            case SLOWED -> {
                response.setStatus(429);
                yield page("slowed", why.username(), kept, model);
            }
            case LAPSED -> {
                response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
                yield page("lapsed", null, kept, model);
            }
        };
    }

    private String page(@Nullable String state, @Nullable String username, @Nullable KeptForm kept, Model model) {
        var carried = kept == null ? null : sealed.seal(kept);
        model.addAttribute(
                "page",
                new Page(
                        state,
                        username,
                        carried,
                        passkeys.isEnough(),
                        organisation.isOn() && carried == null ? organisation.name() : null,
                        demo.on() ? accounts.shown() : List.of()));
        return "account/log-in";
    }
}
