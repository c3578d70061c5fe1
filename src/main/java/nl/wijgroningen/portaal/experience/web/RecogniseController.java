package nl.wijgroningen.portaal.experience.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.UUID;
import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.experience.domain.Recognising;
import nl.wijgroningen.portaal.experience.read.PublicStories;
import nl.wijgroningen.portaal.platform.limit.Address;
import nl.wijgroningen.portaal.platform.limit.Limit;
import nl.wijgroningen.portaal.platform.limit.Limits;
import nl.wijgroningen.portaal.platform.limit.TooMany;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * "Dit herken ik", under a published experience: for anyone, and nothing of them is kept. It stands on a page of its own, so
 * that the story's page needs no form. From one place a story counts once a day; the answer is the same either way.
 */
@Controller
@RequestMapping("/ervaringen/{id}/herkenning")
class RecogniseController {

    /** Until midnight: the limits of a day are forgotten then, and in two days nothing flows back before it. */
    private static final Limit ONCE = new Limit("recognised", 1, Duration.ofDays(2));

    /** So many stories from one place in a day: a reader, not a robot. Our choice. */
    private static final Limit STORIES = new Limit("recognising", 30, Duration.ofDays(1));

    private final PublicStories stories;
    private final Recognising recognising;
    private final Limits limits;

    RecogniseController(PublicStories stories, Recognising recognising, Limits limits) {
        this.stories = stories;
        this.recognising = recognising;
        this.limits = limits;
    }

    public record Page(UUID id, String title, String language, int shownFrom) {}

    @GetMapping
    String show(@PathVariable("id") UUID id, Model model) {
        var one = stories.one(id).orElseThrow(NotFound::new);
        model.addAttribute("page", new Page(id, one.title(), one.language(), PublicStories.RECOGNISED_FROM));
        return "experience/recognise";
    }

    /** @throws TooMany when one place recognises one story after the other */
    @PostMapping
    @Rule("R16")
    @Rule("R33")
    String recognise(@PathVariable("id") UUID id, HttpServletRequest request) {
        if (stories.one(id).isEmpty()) {
            throw new NotFound();
        }
        var place = Address.place(request.getRemoteAddr());
        if (!limits.missed(ONCE, place + " " + id)) {
            if (limits.missed(STORIES, place)) {
                throw new TooMany(STORIES);
            }
            recognising.recognise(new ExperienceId(id));
        }
        return "redirect:/ervaringen/" + id + "?gedaan=herkend";
    }
}
