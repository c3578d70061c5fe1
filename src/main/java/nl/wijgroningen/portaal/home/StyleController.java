package nl.wijgroningen.portaal.home;

import java.util.List;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Problems;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Every component in every state, for who builds and checks the portal. */
@Controller
class StyleController {

    /**
     * @param wrong errors for the fields that show one
     * @param options of the choices
     */
    public record Page(Problems wrong, List<Option> options) {}

    @GetMapping("/beheer/stijl")
    String show(Model model) {
        var wrong = new Problems(List.of(
                new Problems.Problem("fout-tekst", "Vul een e-mailadres in met een @, zoals naam@voorbeeld.nl."),
                new Problems.Problem("fout-vak", "Schrijf een paar zinnen."),
                new Problems.Problem("fout-keuze", "Kies een antwoord."),
                new Problems.Problem("fout-lijst", "Kies een thema.")));
        var options = List.of(
                new Option("eens", "Helemaal mee eens"),
                new Option("midden", "Mee eens", "Met een korte uitleg eronder."),
                new Option("weet-niet", "Weet ik niet of past niet"));
        model.addAttribute("page", new Page(wrong, options));
        return "home/style";
    }
}
