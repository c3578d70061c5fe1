package nl.wijgroningen.portaal.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** Every refusal and error, as a page of the portal. */
@Controller
public class ErrorPages implements ErrorController {

    /** Request attribute: other texts than those of the status. */
    public static final String KEY = ErrorPages.class.getName() + ".key";

    static final String RULE = ErrorPages.class.getName() + ".rule";

    private final MessageSource messages;
    private final Faults faults;

    ErrorPages(MessageSource messages, Faults faults) {
        this.messages = messages;
        this.faults = faults;
    }

    /**
     * @param key message keys {@code error.KEY.title}, {@code .text} and {@code .todo}
     * @param rule the sentence of the broken rule, if that is why
     * @param kept what was typed, if anything was
     */
    public record Page(
            int status,
            String key,
            @Nullable String rule,
            @Nullable KeptForm kept) {}

    @RequestMapping("/error")
    String error(HttpServletRequest request, HttpServletResponse response, Model model) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception failed) {
            faults.count(failed, request);
        }
        var rule = request.getAttribute(RULE) instanceof RuleBroken broken
                ? Words.rule(messages, broken, Language.words(request))
                : null;
        var kept = request.getAttribute(KeptForm.ATTRIBUTE) instanceof KeptForm form
                        && !form.fields().isEmpty()
                ? form
                : null;
        response.setStatus(status); // asked for by its own address, it is not there
        var key = request.getAttribute(KEY) instanceof String given ? given : key(status);
        model.addAttribute("page", new Page(status, key, rule, kept));
        return "error";
    }

    private static String key(int status) {
        return switch (status) {
            case 400, 401, 403, 404, 405, 411, 413, 415, 422, 429, 503 -> String.valueOf(status);
            default -> status < 500 ? "400" : "500";
        };
    }
}
