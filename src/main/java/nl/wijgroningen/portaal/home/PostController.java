package nl.wijgroningen.portaal.home;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.mail.Mail;
import nl.wijgroningen.portaal.platform.mail.MailAddress;
import nl.wijgroningen.portaal.platform.mail.Outbox;
import nl.wijgroningen.portaal.platform.mail.Outbox.State;
import nl.wijgroningen.portaal.platform.mail.Post;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The outbox, for the administrator. */
@Controller
@RequestMapping("/beheer/post")
class PostController {

    private static final Set<String> DONE = Set.of("retry", "retry-all", "trial");

    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

    private final Post post;
    private final Outbox outbox;
    private final Audit audit;
    private final Words words;

    PostController(Post post, Outbox outbox, Audit audit, Words words) {
        this.post = post;
        this.outbox = outbox;
        this.audit = audit;
        this.words = words;
    }

    /**
     * @param path of the state, or null for all
     * @param count as {@link Words#count(int, int)}
     */
    public record Tab(@Nullable String path, String key, String count, boolean current) {}

    /** @param tag kind of label: late, wait, done, line */
    public record Line(
            Post.Item item,
            String tag,
            String icon,
            String state,
            @Nullable String problem) {

        static Line of(Post.Item item) {
            var state = "home.post.state." + key(item.state());
            var problem = item.problem() == null ? null : "home.post.problem." + key(item.problem());
            return switch (item.state()) {
                case WAITING -> new Line(item, problem == null ? "wait" : "late", "clock", state, problem);
                case SENT -> new Line(item, "done", "check", state, problem);
                case GIVEN_UP -> new Line(item, "late", "late", state, problem);
                case SHOWN -> new Line(item, "line", "file", state, problem);
            };
        }

        public boolean canRetry() {
            return item.state() == State.GIVEN_UP || item.state() == State.WAITING && item.attempts() > 0;
        }
    }

    /**
     * @param connected whether there is a mail server
     * @param state path of the chosen one, or null
     * @param retry whether something can be tried again
     * @param next key of the next page, or null
     * @param notice key of what was just done
     * @param typed address for the trial mail
     */
    public record ListPage(
            boolean connected,
            List<Tab> tabs,
            @Nullable String state,
            List<Line> lines,
            boolean retry,
            boolean first,
            @Nullable Long next,
            @Nullable String notice,
            @Nullable String typed) {}

    /**
     * @param words only in the demo
     * @param body in parts, of which those that are an address can be followed
     */
    public record OnePage(
            Line line,
            @Nullable Mail words,
            List<Part> body,
            @Nullable String notice) {}

    public record Part(String text, boolean link) {}

    record Form(@Nullable String adres) {}

    @GetMapping
    String list(
            @RequestParam(name = "stand", required = false) @Nullable String state,
            @RequestParam(name = "voor", required = false) @Nullable String before,
            @RequestParam(name = "gedaan", required = false) @Nullable String done,
            Model model) {
        return list(state(state), key(before), done, null, model);
    }

    @PostMapping
    String trial(Staff staff, @ModelAttribute("form") Form form, BindingResult errors, Model model) {
        var address = MailAddress.read(form.adres());
        if (address.isEmpty()) {
            errors.rejectValue("adres", "home.post.trial.malformed");
            return list(null, null, null, form.adres(), model);
        }
        outbox.addTrial(address.get());
        audit.line(staff.id(), "mail.trial", "mail", null);
        return "redirect:/beheer/post?gedaan=trial";
    }

    @PostMapping("/herkansing")
    String retryAll(Staff staff) {
        outbox.retryAll();
        audit.line(staff.id(), "mail.retry-all", "mail", null);
        return "redirect:/beheer/post?gedaan=retry-all";
    }

    @GetMapping("/{id}")
    String one(
            @PathVariable("id") long id,
            @RequestParam(name = "gedaan", required = false) @Nullable String done,
            Model model) {
        var item = post.item(id).orElseThrow(NotFound::new);
        var mail = post.words(id).orElse(null);
        model.addAttribute(
                "page", new OnePage(Line.of(item), mail, mail == null ? List.of() : parts(mail.body()), notice(done)));
        return "home/mail";
    }

    @PostMapping("/{id}/herkansing")
    String retry(Staff staff, @PathVariable("id") long id) {
        if (post.item(id).isEmpty()) {
            throw new NotFound();
        }
        outbox.retry(id);
        audit.line(staff.id(), "mail.retry", "mail", null);
        return "redirect:/beheer/post/" + id + "?gedaan=retry";
    }

    private String list(
            @Nullable State state, @Nullable Long before, @Nullable String done, @Nullable String typed, Model model) {
        var items = post.items(state, before);
        var counts = post.counts();
        var tabs = new ArrayList<Tab>();
        tabs.add(new Tab(null, "home.post.state.all", count(counts.of(null)), state == null));
        for (var one : State.values()) {
            if (counts.of(one) > 0 || one == state || one == State.WAITING || one == State.SENT) {
                tabs.add(new Tab(path(one), "home.post.state." + key(one), count(counts.of(one)), one == state));
            }
        }
        model.addAttribute(
                "page",
                new ListPage(
                        post.isConnected(),
                        tabs,
                        state == null ? null : path(state),
                        items.items().stream().map(Line::of).toList(),
                        counts.waiting() + counts.givenUp() > 0,
                        before == null,
                        items.next(),
                        notice(done),
                        typed));
        return "home/post";
    }

    private @Nullable State state(@Nullable String asked) {
        if (asked == null) {
            return null;
        }
        for (var state : State.values()) {
            if (path(state).equals(asked)) {
                return state;
            }
        }
        throw new NotFound();
    }

    private String path(State state) {
        return words.get("home.post.state." + key(state) + ".path");
    }

    /** The text, with each address on its own. */
    private static List<Part> parts(String body) {
        var parts = new ArrayList<Part>();
        var end = 0;
        for (var link : ADDRESS.matcher(body).results().toList()) {
            parts.add(new Part(body.substring(end, link.start()), false));
            parts.add(new Part(link.group(), true));
            end = link.end();
        }
        parts.add(new Part(body.substring(end), false));
        return parts;
    }

    private static @Nullable Long key(@Nullable String before) {
        try {
            return before == null ? null : Long.valueOf(before);
        } catch (NumberFormatException malformed) {
            throw new NotFound();
        }
    }

    private static @Nullable String notice(@Nullable String done) {
        return done != null && DONE.contains(done) ? "home.post.done." + done : null;
    }

    private String count(int count) {
        return words.count(count, Post.COUNTED);
    }

    private static String key(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
