package nl.wijgroningen.portaal.account.web;

import nl.wijgroningen.portaal.account.domain.Links;
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
 * not: what is done for it is done afterwards.
 */
@Controller
@RequestMapping("/wachtwoord")
class ForgottenController {

    private static final int LONGEST = 254;

    private final Links links;
    private final TaskExecutor afterwards;

    ForgottenController(Links links, TaskExecutor applicationTaskExecutor) {
        this.links = links;
        this.afterwards = applicationTaskExecutor;
    }

    record Form(@Nullable String adres) {}

    /** @param sent whether a link was asked for */
    public record Page(boolean sent, @Nullable String address) {}

    @GetMapping
    String show(@RequestParam(name = "gestuurd", required = false) @Nullable String sent, Model model) {
        return page(sent != null, null, model);
    }

    @PostMapping
    String ask(@ModelAttribute("form") Form form, BindingResult errors, Model model) {
        var address = form.adres();
        if (address == null || address.length() > LONGEST || !address.contains("@")) {
            errors.rejectValue("adres", "account.forgotten.malformed");
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
