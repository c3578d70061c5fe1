package nl.wijgroningen.portaal.experience.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.experience.domain.Statement;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The eight short statements, none of them needed (R18). What is not one of the answers counts as none. */
@Controller
@Rule("R18")
class StatementsController {

    private static final List<Integer> ANSWERS = List.of(5, 4, 3, 2, 1, 9);

    private final Steps steps;
    private final Words words;

    StatementsController(Steps steps, Words words) {
        this.steps = steps;
        this.words = words;
    }

    /** One statement with what was answered, or null. */
    public record Question(
            String key, String text, @Nullable String answer) {}

    public record Page(Wizard wizard, List<Question> questions, List<Option> answers) {}

    @GetMapping("/ervaringen/nieuw/stellingen")
    String show(OpenDraft open, @ModelAttribute Steps.Way way, Model model) {
        var given = open.draft().statements();
        var questions = Arrays.stream(Statement.values())
                .map(it -> new Question(
                        it.key(),
                        words.get("experience.statement." + it.key()),
                        given.containsKey(it.key()) ? String.valueOf(given.get(it.key())) : null))
                .toList();
        var answers = ANSWERS.stream()
                .map(it -> new Option(String.valueOf(it), words.get("experience.answer." + it)))
                .toList();
        model.addAttribute(
                "page", new Page(Wizard.of(Step.STATEMENTS, open.draft(), way.fromReview()), questions, answers));
        return "experience/statements";
    }

    @PostMapping("/ervaringen/nieuw/stellingen")
    String save(OpenDraft open, @RequestParam Map<String, String> form, @ModelAttribute Steps.Way way) {
        var given = new HashMap<String, Integer>();
        Stream.of(Statement.values())
                .forEach(statement -> ANSWERS.stream()
                        .filter(it -> String.valueOf(it).equals(form.get(statement.key())))
                        .forEach(it -> given.put(statement.key(), it)));
        return steps.save(open, open.draft().judges(given), Step.STATEMENTS, way);
    }
}
