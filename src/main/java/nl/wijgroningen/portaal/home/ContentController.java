package nl.wijgroningen.portaal.home;

import nl.wijgroningen.portaal.platform.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The pages of text. */
@Controller
class ContentController {

    private final ContentPages pages;
    private final Words words;

    ContentController(ContentPages pages, Words words) {
        this.pages = pages;
        this.words = words;
    }

    @GetMapping("/{name:privacy|toegankelijkheid|spelregels|over|contact}")
    String show(@PathVariable("name") String name, Model model) {
        model.addAttribute("page", pages.page(name, words.language()));
        return "home/content";
    }
}
