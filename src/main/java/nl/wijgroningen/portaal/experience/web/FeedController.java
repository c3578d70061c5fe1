package nl.wijgroningen.portaal.experience.web;

import nl.wijgroningen.portaal.experience.PublishedExperiences;
import nl.wijgroningen.portaal.experience.domain.MaskedText;
import nl.wijgroningen.portaal.experience.read.PublicStories;
import nl.wijgroningen.portaal.platform.export.Atom;
import nl.wijgroningen.portaal.platform.web.Words;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The newest published experiences as Atom. A moment in it is the midnight that begins the day of publication, which is a day
 * of staff: it says nothing about when something was told (R33). A story that was told with a kaartje is in the category
 * "kaartje" (R32).
 */
@RestController
class FeedController {

    private static final int MOST = 50;

    private final PublicStories stories;
    private final Words words;
    private final Atom atom;

    FeedController(PublicStories stories, Words words, Atom atom) {
        this.stories = stories;
        this.words = words;
        this.atom = atom;
    }

    @GetMapping(path = "/ervaringen.atom", produces = Atom.TYPE)
    String feed() {
        return atom.feed(
                words.get("experience.stories.title"),
                "/ervaringen",
                stories.feed(MOST).stream()
                        .map(it -> new Atom.Entry(
                                it.experienceId(),
                                it.language(),
                                it.title(),
                                it.publishedOn(),
                                "/ervaringen/" + it.experienceId(),
                                it.withCard()
                                        ? new Atom.Category("kaartje", words.get("experience.stories.card"))
                                        : null,
                                it.happened().replace(MaskedText.MARK, PublishedExperiences.MASK),
                                it.answer().replace(MaskedText.MARK, PublishedExperiences.MASK)))
                        .toList());
    }
}
