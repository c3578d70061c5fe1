package nl.wijgroningen.portaal.wijraad.advice.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.text.PlainText;
import nl.wijgroningen.portaal.platform.web.Fields;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.search.Document;
import nl.wijgroningen.portaal.search.Finder;
import nl.wijgroningen.portaal.trail.Nodes;
import nl.wijgroningen.portaal.wijraad.advice.domain.AdviceWriting;
import nl.wijgroningen.portaal.wijraad.advice.read.AdviceFile;
import nl.wijgroningen.portaal.wijraad.advice.read.AdvicePages;
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

/** The voices behind an advice: published experiences and improvements, found by words. */
@Controller
@RequestMapping("/werk/wijraad/adviezen/{id}/stemmen")
@Rule("R30")
class AdviceVoicesController {

    private static final int MOST = 10;
    private static final int LONGEST = 100;

    private final AdviceFile files;
    private final AdviceWriting writing;
    private final Nodes nodes;
    private final Finder finder;
    private final Words words;

    AdviceVoicesController(AdviceFile files, AdviceWriting writing, Nodes nodes, Finder finder, Words words) {
        this.files = files;
        this.writing = writing;
        this.nodes = nodes;
        this.finder = finder;
        this.words = words;
    }

    /** @param stem id of a published experience or improvement */
    public record Form(@Nullable String stem, @Nullable String zoek) {}

    /** @param kind key of the word for what it is */
    public record Hit(UUID id, String path, String language, String title, String kind, boolean chosen) {}

    /** @param query what was sought; null: nothing yet */
    public record Page(
            AdvicePages.Facts facts,
            Nodes.Known voices,
            @Nullable String query,
            List<Hit> hits) {}

    @GetMapping
    String show(
            Staff staff,
            @PathVariable("id") UUID id,
            @RequestParam(name = "zoek", required = false) @Nullable String typed,
            Model model) {
        return page(staff, id, typed, model);
    }

    @PostMapping
    String add(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var node = Fields.id(form.stem());
        if (node == null) {
            errors.rejectValue("stem", "advice.empty.stem");
        }
        return node != null
                        && Fields.done(
                                errors, "stem", words, "advice.overtaken", () -> writing.addVoice(staff, id, node))
                ? "redirect:/werk/wijraad/adviezen/" + id + "/stemmen"
                : page(staff, id, form.zoek(), model);
    }

    @PostMapping("/{stem}/verwijdering")
    String remove(Staff staff, @PathVariable("id") UUID id, @PathVariable("stem") UUID node) {
        writing.removeVoice(staff, id, node);
        return "redirect:/werk/wijraad/adviezen/" + id + "/stemmen";
    }

    private String page(Staff staff, UUID id, @Nullable String typed, Model model) {
        var file = files.one(staff, id).orElseThrow(NotFound::new);
        var asked = PlainText.oneLine(typed);
        var query = asked.length() > LONGEST ? asked.substring(0, LONGEST) : asked;
        var hits = new ArrayList<Hit>();
        if (!query.isEmpty()) {
            hits.addAll(find(Document.Kind.EXPERIENCE, query, file.one().voices()));
            hits.addAll(find(Document.Kind.IMPROVEMENT, query, file.one().voices()));
        }
        model.addAttribute(
                "page", new Page(file.facts(), nodes.of(file.one().voices()), query.isEmpty() ? null : query, hits));
        return "advice/voices";
    }

    private List<Hit> find(Document.Kind kind, String query, List<UUID> chosen) {
        return finder.find(new Finder.Question(kind, query, Set.of(), Set.of(), null, null, MOST)).hits().stream()
                .map(it -> new Hit(
                        it.id(),
                        it.path(),
                        it.language(),
                        it.title(),
                        "advice.voice." + kind,
                        chosen.contains(it.id())))
                .toList();
    }
}
