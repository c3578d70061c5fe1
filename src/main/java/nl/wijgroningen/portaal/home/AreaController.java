package nl.wijgroningen.portaal.home;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.area.AreaGuide;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** The wijken, buurten and villages: all of them, and one. */
@Controller
class AreaController {

    private final AreaGuide guide;

    AreaController(AreaGuide guide) {
        this.guide = guide;
    }

    public record ListPage(List<Gebied> gebieden) {}

    /** @param id of its heading */
    public record Gebied(String id, String name, List<AreaGuide.Name> wijken, List<AreaGuide.Name> buurten) {}

    /**
     * @param teams the teams of this place, the likeliest first
     * @param postcodes of the first team, for the sentence on top; none when this place has no postcode of its own
     * @param unsure whether the team may be another
     * @param split whether a postcode here has more than one team or reaches into another wijk
     * @param parts of a wijk
     */
    public record Page(
            AreaGuide.Area area,
            List<AreaGuide.Contact> teams,
            List<String> postcodes,
            List<Postcode> lines,
            boolean unsure,
            boolean split,
            List<AreaGuide.Name> parts) {}

    /** @param part whether only a part of this postcode lies here */
    public record Postcode(String pc4, boolean part, List<AreaGuide.Contact> teams) {}

    @GetMapping("/wijken")
    String list(Model model) {
        var byGebied = guide.names().stream()
                .collect(Collectors.groupingBy(AreaGuide.Name::gebied, TreeMap::new, Collectors.toList()));
        var gebieden = byGebied.entrySet().stream()
                .map(it -> new Gebied(
                        Fold.slug(it.getKey()),
                        it.getKey(),
                        it.getValue().stream().filter(AreaGuide.Name::wijk).toList(),
                        it.getValue().stream().filter(name -> !name.wijk()).toList()))
                .toList();
        model.addAttribute("page", new ListPage(gebieden));
        return "home/areas";
    }

    @GetMapping("/wijken/{slug}")
    String show(@PathVariable("slug") String slug, HttpServletRequest request, Model model) {
        var area = guide.area(slug);
        if (area.isEmpty()) {
            var now = guide.formerArea(slug).orElseThrow(NotFound::new);
            request.setAttribute(View.RESPONSE_STATUS_ATTRIBUTE, HttpStatus.MOVED_PERMANENTLY);
            return "redirect:/wijken/" + now;
        }
        model.addAttribute("page", page(area.get()));
        return "home/area";
    }

    private Page page(AreaGuide.Area area) {
        var lines = guide.lines(area);
        var contacts =
                guide.contacts().stream().collect(Collectors.toMap(AreaGuide.Contact::slug, Function.identity()));
        var teams = teams(area, lines);
        var first = teams.isEmpty() ? "" : teams.get(0);
        var postcodes = lines.stream()
                .filter(it -> area.wijk()
                        ? it.here() && it.rank() == 1 && it.team().equals(first)
                        : it.team().equals(first))
                .map(AreaGuide.Line::pc4)
                .distinct()
                .toList();
        var byPostcode = byPostcode(lines, contacts);
        var certain = lines.stream()
                .filter(it -> it.here() && it.team().equals(first) && postcodes.contains(it.pc4()))
                .allMatch(AreaGuide.Line::certain);
        var parts = area.wijk()
                ? guide.names().stream()
                        .filter(it -> !it.wijk() && area.slug().equals(it.within()))
                        .toList()
                : List.<AreaGuide.Name>of();
        return new Page(
                area,
                teams.stream().map(contacts::get).toList(),
                postcodes,
                byPostcode,
                postcodes.isEmpty() || !certain,
                byPostcode.stream().anyMatch(it -> it.part() || it.teams().size() > 1),
                parts);
    }

    /** A buurt has its own team; a wijk those of its best postcodes. */
    private static List<String> teams(AreaGuide.Area area, List<AreaGuide.Line> lines) {
        if (area.team() != null) {
            return List.of(area.team());
        }
        var here = lines.stream().filter(AreaGuide.Line::here).toList();
        var best = here.stream().mapToInt(AreaGuide.Line::rank).min().orElse(0);
        return here.stream()
                .filter(it -> it.rank() == best)
                .map(AreaGuide.Line::team)
                .distinct()
                .toList();
    }

    private static List<Postcode> byPostcode(List<AreaGuide.Line> lines, Map<String, AreaGuide.Contact> contacts) {
        var byPc4 = lines.stream()
                .collect(Collectors.groupingBy(AreaGuide.Line::pc4, LinkedHashMap::new, Collectors.toList()));
        var postcodes = new ArrayList<Postcode>();
        byPc4.forEach((pc4, its) -> postcodes.add(new Postcode(
                pc4,
                its.stream().anyMatch(it -> !it.here()),
                its.stream()
                        .map(AreaGuide.Line::team)
                        .distinct()
                        .map(contacts::get)
                        .toList())));
        return postcodes;
    }
}
