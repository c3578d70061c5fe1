package nl.wijgroningen.portaal.account.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Addresses;
import nl.wijgroningen.portaal.account.domain.Links;
import nl.wijgroningen.portaal.account.domain.Links.Kind;
import nl.wijgroningen.portaal.account.domain.Passwords;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.ErrorPages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where a mailed link leads: a page that does nothing, with a button that sets a password. */
@Controller
@Rule("R43")
class LinkController {

    private final Links links;
    private final Passwords passwords;
    private final Addresses addresses;

    LinkController(Links links, Passwords passwords, Addresses addresses) {
        this.links = links;
        this.passwords = passwords;
        this.addresses = addresses;
    }

    record Form(@Nullable String wachtwoord) {}

    /**
     * @param invitation or else a new password
     * @param login what is typed at the log-in page; password managers keep it
     */
    public record Page(boolean invitation, String action, String name, String login) {}

    /** The word in the address. */
    private static Kind kind(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/uitnodiging/") ? Kind.INVITATION : Kind.RESET;
    }

    @GetMapping({"/uitnodiging/{token}", "/wachtwoord/{token}"})
    @Nullable
    String show(
            @PathVariable("token") String token, HttpServletRequest request, HttpServletResponse response, Model model)
            throws IOException {
        var kind = kind(request);
        var account = links.open(kind, token);
        return account.isEmpty() ? gone(request, response) : page(kind, account.get(), request, model);
    }

    @PostMapping({"/uitnodiging/{token}", "/wachtwoord/{token}"})
    @Nullable
    String use(
            @PathVariable("token") String token,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var kind = kind(request);
        var account = links.open(kind, token);
        if (account.isEmpty()) {
            return gone(request, response);
        }
        var password = form.wachtwoord();
        var problem = passwords.problem(
                password,
                Stream.of(account.get().displayName(), account.get().username(), addresses.login(account.get())));
        if (password == null || problem.isPresent()) {
            PasswordProblem.reject(errors, problem.orElse(Passwords.Problem.EMPTY));
            return page(kind, account.get(), request, model);
        }
        return links.use(kind, token, password) ? "redirect:/inloggen?nieuw=ja" : gone(request, response);
    }

    private String page(Kind kind, Accounts.Account account, HttpServletRequest request, Model model) {
        model.addAttribute(
                "page",
                new Page(
                        kind == Kind.INVITATION,
                        request.getRequestURI(),
                        account.displayName(),
                        addresses.login(account)));
        return "account/link";
    }

    private static @Nullable String gone(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setAttribute(ErrorPages.KEY, "link-gone");
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
        return null;
    }
}
