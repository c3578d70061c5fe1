package nl.wijgroningen.portaal.wijraad.advice.web;

import nl.wijgroningen.portaal.platform.export.Atom;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.advice.read.AdvicePages;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The last advices as a feed: an entry is new when it is sent, and again when it is answered and judged. */
@RestController
class AdviceFeedController {

    private static final int MOST = 50;

    private final AdvicePages advices;
    private final Words words;
    private final Atom atom;

    AdviceFeedController(AdvicePages advices, Words words, Atom atom) {
        this.advices = advices;
        this.words = words;
        this.atom = atom;
    }

    @GetMapping(path = "/wijraad/adviezen.atom", produces = Atom.TYPE)
    String feed() {
        return atom.feed(
                words.get("advice.list.title"),
                "/wijraad/adviezen",
                advices.newest(MOST).stream()
                        .map(it -> {
                            var changed = it.judgedOn() != null ? it.judgedOn() : it.answeredOn();
                            return new Atom.Entry(
                                    it.id(),
                                    "nl",
                                    it.title(),
                                    changed == null ? it.sentOn() : changed,
                                    "/wijraad/adviezen/" + it.id(),
                                    new Atom.Category(it.state().name(), words.get("advice.feed." + it.state())),
                                    it.why(),
                                    null);
                        })
                        .sorted((one, other) -> other.updated().compareTo(one.updated()))
                        .toList());
    }
}
