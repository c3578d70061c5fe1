package nl.wijgroningen.portaal.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** "Wat is ermee gedaan?": one chain, both ways, as a time line. */
@Controller
@Rule("R30")
class TrailController {

    private final Chains chains;
    private final List<TrailSource> sources;

    TrailController(Chains chains, List<TrailSource> sources) {
        this.chains = chains;
        this.sources = sources;
    }

    /**
     * @param path of the thing that the chain was asked of, and its title
     * @param hidden voices led there that are not public
     * @param more there is more than what shows
     */
    public record Page(
            String path, String title, String language, List<TrailSource.Step> steps, boolean hidden, boolean more) {}

    @GetMapping("/spoor/{id}")
    String show(@PathVariable("id") UUID id, Model model) {
        var chain = chains.of(id).orElseThrow(NotFound::new);
        var steps = new ArrayList<>(tell(Node.Kind.EXPERIENCE, chain.voices()));
        steps.addAll(tell(Node.Kind.IMPROVEMENT, chain.outcomes()));
        steps.addAll(tell(Node.Kind.ADVICE, chain.outcomes()));
        var start = chain.start();
        model.addAttribute(
                "page",
                new Page(
                        String.valueOf(start.path()),
                        String.valueOf(start.title()),
                        String.valueOf(start.language()),
                        steps,
                        chain.hidden(),
                        chain.more()));
        return "trail/trail";
    }

    private List<TrailSource.Step> tell(Node.Kind kind, List<Chains.Found> found) {
        var ids = found.stream()
                .filter(it -> it.kind() == kind)
                .map(Chains.Found::id)
                .toList();
        return ids.isEmpty()
                ? List.of()
                : sources.stream()
                        .filter(it -> it.kind() == kind)
                        .flatMap(it -> it.steps(ids).stream())
                        .toList();
    }
}
