package nl.wijgroningen.portaal.account.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import nl.wijgroningen.portaal.account.domain.Links;
import nl.wijgroningen.portaal.platform.limit.Address;
import nl.wijgroningen.portaal.platform.limit.Limit;
import nl.wijgroningen.portaal.platform.limit.LimitSettings;
import nl.wijgroningen.portaal.platform.limit.Limits;
import nl.wijgroningen.portaal.platform.web.TooOften;
import org.jspecify.annotations.Nullable;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Asks for a link to choose a new password. The answer is the same, and equally fast, whether the address is somebody's or
 * not: what is done for it is done afterwards. Requests are counted for what was typed, whether it is somebody's or not.
 */
@Controller
@RequestMapping("/wachtwoord")
class ForgottenController {

    private static final int LONGEST = 254;

    private final Links links;
    private final TaskExecutor afterwards;
    private final Limits limits;
    private final Limit place;
    private final Limit account;

    ForgottenController(Links links, TaskExecutor applicationTaskExecutor, Limits limits, LimitSettings settings) {
        this.links = links;
        this.afterwards = applicationTaskExecutor;
        this.limits = limits;
        this.place = new Limit("reset", settings.reset(), Duration.ofHours(1));
        this.account = new Limit("reset-account", settings.resetAccount(), Duration.ofHours(1));
    }

    record Form(@Nullable String adres) {}

    /** @param sent whether a link was asked for */
    public record Page(boolean sent, @Nullable String address) {}

    @GetMapping
    String show(@RequestParam(name = "gestuurd", required = false) @Nullable String sent, Model model) {
        return page(sent != null, null, model);
    }

    @PostMapping
    String ask(
            @ModelAttribute("form") Form form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var address = form.adres();
        if (address == null || address.length() > LONGEST || !address.contains("@")) {
            errors.rejectValue("adres", "account.forgotten.malformed");
            return page(false, address, model);
        }
        if (limits.missed(place, Address.place(request.getRemoteAddr()))) {
            TooOften.reject(place, "account.forgotten.too-often", errors, response);
            return page(false, address, model);
        }
        if (limits.missed(account, address.strip().toLowerCase(Locale.ROOT))) {
            TooOften.reject(account, "account.forgotten.too-often", errors, response);
            return page(false, address, model);
        }
        afterwards.execute(() -> links.sendReset(address));
        return "redirect:/wachtwoord?gestuurd=ja";
    }

    private static String page(boolean sent, @Nullable String address, Model model) {
        model.addAttribute("page", new Page(sent, address));
        return "account/forgotten";
    }
}
