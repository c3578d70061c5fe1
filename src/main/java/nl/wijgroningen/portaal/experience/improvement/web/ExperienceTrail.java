package nl.wijgroningen.portaal.experience.improvement.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.experience.PublishedExperiences;
import nl.wijgroningen.portaal.experience.read.PublicStories;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.trail.Node;
import nl.wijgroningen.portaal.trail.TrailSource;
import org.springframework.stereotype.Component;

/** Voices and answers of published experiences, in the trail: all voices in one step, then each answer. */
@Component
@Rule("R30")
class ExperienceTrail implements TrailSource {

    private final PublicStories stories;
    private final Teams teams;
    private final Words words;

    ExperienceTrail(PublicStories stories, Teams teams, Words words) {
        this.stories = stories;
        this.teams = teams;
        this.words = words;
    }

    @Override
    public Node.Kind kind() {
        return Node.Kind.EXPERIENCE;
    }

    @Override
    public List<Step> steps(List<UUID> nodes) {
        var told = stories.of(nodes);
        if (told.isEmpty()) {
            return List.of();
        }
        var names = teams.roll().names();
        var voices = new ArrayList<Piece>();
        for (var one : told) {
            voices.add(new Piece(Piece.Form.QUOTE, null, quote(one), one.language(), null));
            voices.add(new Piece(
                    Piece.Form.NOTE,
                    null,
                    words.get("experience.stories.told", String.valueOf(one.toldYear())),
                    words.language().tag(),
                    null));
            voices.add(new Piece(
                    Piece.Form.LINK,
                    null,
                    words.get("improvement.trail.story"),
                    words.language().tag(),
                    one.path()));
        }
        var first = told.get(0);
        var team = first.teamId() == null ? null : names.get(first.teamId());
        var answer = new Step(
                Stage.ANSWER,
                Mark.DONE,
                team == null || told.size() > 1 ? null : words.get("improvement.trail.answered", team),
                words.language().tag(),
                null,
                told.stream()
                        .map(it -> new Piece(Piece.Form.TEXT, null, it.answer(), it.language(), null))
                        .distinct()
                        .toList());
        return Stream.of(new Step(Stage.VOICE, Mark.DONE, null, words.language().tag(), null, voices), answer)
                .toList();
    }

    private static String quote(PublishedExperiences.Story story) {
        return story.quote().isEmpty() ? story.title() : story.title() + " " + story.quote();
    }
}
