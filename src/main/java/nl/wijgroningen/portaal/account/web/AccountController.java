package nl.wijgroningen.portaal.account.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Addresses;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.account.domain.OwnAccount;
import nl.wijgroningen.portaal.account.domain.Passwords;
import nl.wijgroningen.portaal.account.domain.SecondFactor;
import nl.wijgroningen.portaal.account.login.OnceShown;
import nl.wijgroningen.portaal.account.login.Passkeys;
import nl.wijgroningen.portaal.account.read.SessionList;
import nl.wijgroningen.portaal.platform.print.Qr;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Somebody's own account: password, second step, recovery codes, and where they are logged in. */
@Controller
@RequestMapping("/account")
class AccountController {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H.mm", Locale.ROOT);

    private final Accounts accounts;
    private final Addresses addresses;
    private final OwnAccount own;
    private final Passwords passwords;
    private final SecondFactor factor;
    private final Passkeys passkeys;
    private final CurrentPassword current;
    private final SessionList sessions;
    private final OnceShown once;
    private final Words words;

    AccountController(
            Accounts accounts,
            Addresses addresses,
            OwnAccount own,
            Passwords passwords,
            SecondFactor factor,
            Passkeys passkeys,
            CurrentPassword current,
            SessionList sessions,
            OnceShown once,
            Words words) {
        this.accounts = accounts;
        this.addresses = addresses;
        this.own = own;
        this.passwords = passwords;
        this.factor = factor;
        this.passkeys = passkeys;
        this.current = current;
        this.sessions = sessions;
        this.once = once;
        this.words = words;
    }

    /** @param geheim the offered secret, sealed */
    record Form(
            @Nullable String huidig,
            @Nullable String wachtwoord,
            @Nullable String geheim,
            @Nullable String code) {}

    /**
     * @param device in words
     * @param begun time of day on which it was begun
     * @param used time of day at which it was last used
     */
    public record SessionLine(
            String handle, String device, String address, LocalDate day, String begun, String used, boolean current) {}

    /**
     * @param login what is typed at the log-in page
     * @param passkeyIsEnough whether one logs in without a password
     * @param elsewhere whether there is another session than this one
     */
    public record Page(
            String name,
            String label,
            String login,
            boolean secondFactor,
            int recoveryCodes,
            boolean passkeysOn,
            boolean passkeyIsEnough,
            List<Passkeys.Row> passkeys,
            boolean morePasskeys,
            List<SessionLine> sessions,
            boolean elsewhere,
            @Nullable String done) {}

    /** @param login for password managers */
    public record PasswordPage(String login) {}

    /**
     * @param qr path of an SVG of {@code size} by {@code size} modules
     * @param secret to type into an app that cannot read the QR code
     */
    public record AppPage(String qr, int size, String secret, String sealed, boolean first) {}

    /** @param codes new ones, shown this once; else how many are {@code left} */
    public record CodesPage(List<String> codes, int left, boolean secondFactor) {}

    @GetMapping
    String show(
            Staff staff,
            @RequestParam(name = "gedaan", required = false) @Nullable String done,
            HttpSession session,
            Model model) {
        var account = account(staff);
        var lines = sessions.of(staff.id(), session.getId()).stream()
                .map(this::line)
                .toList();
        var keys = passkeys.of(staff.id());
        var codes = factor.recoveryCodes(staff.id());
        model.addAttribute(
                "page",
                new Page(
                        account.displayName(),
                        account.label(),
                        addresses.login(account),
                        codes.isPresent(),
                        codes.orElse(0),
                        passkeys.isOn(),
                        passkeys.isEnough(),
                        keys,
                        keys.size() < Passkeys.MOST,
                        lines,
                        lines.size() > 1,
                        done != null && done.matches("wachtwoord|app|sessie|sessies|passkey|passkey-weg")
                                ? done
                                : null));
        return "account/own";
    }

    private SessionLine line(SessionList.Row row) {
        var device = row.device();
        var known = Stream.of(device.browser(), device.system())
                .filter(it -> !it.isEmpty())
                .toList();
        return new SessionLine(
                row.handle(),
                switch (known.size()) {
                    case 0 -> words.get("account.own.session.unknown");
                    case 1 -> known.get(0);
                    default -> words.get("account.own.session.device", known.get(0), known.get(1));
                },
                device.address(),
                row.begun().toLocalDate(),
                TIME.format(row.begun()),
                TIME.format(row.used()),
                row.current());
    }

    @GetMapping("/wachtwoord")
    String password(Staff staff, Model model) {
        model.addAttribute("page", new PasswordPage(addresses.login(account(staff))));
        return "account/password";
    }

    @PostMapping("/wachtwoord")
    String change(
            Staff staff, @ModelAttribute("form") Form form, BindingResult errors, HttpSession session, Model model) {
        var account = account(staff);
        current.check(staff, form.huidig(), errors);
        var problem = passwords.problem(
                form.wachtwoord(), Stream.of(account.displayName(), account.username(), addresses.login(account)));
        problem.ifPresent(it -> PasswordProblem.reject(errors, it));
        if (form.wachtwoord() == null || errors.hasErrors()) {
            return password(staff, model);
        }
        own.changePassword(staff.id(), form.wachtwoord(), session.getId());
        return "redirect:/account?gedaan=wachtwoord";
    }

    @GetMapping("/app")
    String app(Staff staff, Model model) {
        return app(staff, null, model);
    }

    private String app(Staff staff, @Nullable String sealed, Model model) {
        var account = account(staff);
        var offer = factor.offer(staff.id(), sealed);
        var qr = Qr.of(offer.uri(addresses.login(account)));
        model.addAttribute(
                "page", new AppPage(qr.path(), qr.size(), offer.spaced(), offer.sealed(), !factor.isSet(staff.id())));
        return "account/new-app";
    }

    @PostMapping("/app")
    String change(
            Staff staff,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            HttpServletRequest request,
            HttpSession session,
            Model model) {
        current.check(staff, form.huidig(), errors);
        if (form.code() == null) {
            errors.rejectValue("code", "account.code.empty");
        }
        if (!errors.hasErrors()) {
            var recovery = own.changeSecondFactor(staff.id(), form.geheim(), form.code(), session.getId());
            if (recovery.isPresent()) {
                once.keep(request, staff.id(), recovery.get());
                return "redirect:/account/herstelcodes";
            }
            errors.rejectValue("code", "account.code.wrong");
        }
        return app(staff, form.geheim(), model);
    }

    @GetMapping("/herstelcodes")
    String codes(Staff staff, HttpSession session, Model model) {
        return codes(staff, once.take(session, staff.id()), model);
    }

    private String codes(Staff staff, List<String> codes, Model model) {
        model.addAttribute(
                "page", new CodesPage(codes, factor.recoveryCodesLeft(staff.id()), factor.isSet(staff.id())));
        return "account/recovery";
    }

    @PostMapping("/herstelcodes")
    String renew(
            Staff staff,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            HttpServletRequest request,
            Model model) {
        if (!factor.isSet(staff.id())) {
            throw new NotFound();
        }
        current.check(staff, form.huidig(), errors);
        if (errors.hasErrors()) {
            return codes(staff, List.of(), model);
        }
        once.keep(request, staff.id(), own.renewRecoveryCodes(staff.id()));
        return "redirect:/account/herstelcodes";
    }

    /** @param handle of the session to end; none: all but this one */
    @PostMapping("/sessies/einde")
    String end(
            Staff staff,
            @RequestParam(name = "sessie", required = false) @Nullable String handle,
            HttpSession session) {
        if (handle == null || handle.isEmpty()) {
            own.endOtherSessions(staff.id(), session.getId());
            return "redirect:/account?gedaan=sessies";
        }
        sessions.id(staff.id(), handle).ifPresent(it -> own.endSession(staff.id(), it));
        return "redirect:/account?gedaan=sessie";
    }

    /** Asked by the page before the session lapses; asking is enough. */
    @PostMapping("/verlenging")
    String stay() {
        return "redirect:/account";
    }

    private Accounts.Account account(Staff staff) {
        return accounts.byId(staff.id()).orElseThrow(NotFound::new);
    }
}
