package nl.wijgroningen.bench.served;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The layout of every public page with one sentence in it: what no page can be faster than. */
@Controller
class ReferenceController {

    @GetMapping("/vast")
    String show() {
        return "bench/reference";
    }
}
