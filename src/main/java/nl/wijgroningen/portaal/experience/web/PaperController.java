package nl.wijgroningen.portaal.experience.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.wijgroningen.portaal.area.AreaGuide;
import nl.wijgroningen.portaal.platform.PortalSettings;
import nl.wijgroningen.portaal.platform.print.Pdf;
import nl.wijgroningen.portaal.platform.print.Qr;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What a team hangs on the wall and lays on the desk: a poster, and a form for who likes paper (R31). */
@Controller
@Rule("R31")
class PaperController {

    /** Papers are few and change seldom, and making one takes a while: the last of them are kept. */
    private static final int KEPT = 128;

    private final AreaGuide guide;
    private final PortalSettings settings;
    private final Pdf pdf;
    private final Map<Object, byte[]> made = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, byte[]> eldest) {
            return size() > KEPT;
        }
    };

    PaperController(AreaGuide guide, PortalSettings settings, Pdf pdf) {
        this.guide = guide;
        this.settings = settings;
        this.pdf = pdf;
    }

    /**
     * @param address to type over
     * @param qr leads to telling about this team
     * @param large A3, else A4
     */
    public record PosterPage(String language, String team, String address, String phone, Qr qr, boolean large) {}

    /** @param place where the team receives people; null: not known */
    public record FormPage(
            String language, String team, @Nullable String place, String address, String phone, Qr qr) {}

    @GetMapping("/teams/{slug}/poster")
    ResponseEntity<byte[]> poster(
            @PathVariable("slug") String slug,
            @RequestParam(name = "formaat", required = false) @Nullable String size,
            HttpServletRequest request) {
        var team = team(slug);
        var language = Language.of(request);
        var large = "a3".equals(size);
        var page = new PosterPage(
                language.tag(),
                team.name(),
                typed(URI.create(settings.baseUrl() + language.prefix())),
                settings.phone(),
                qr(team, language),
                large);
        return answer("experience/print/poster", page, language, "poster-" + slug + (large ? "-a3" : ""));
    }

    @GetMapping("/teams/{slug}/formulier")
    ResponseEntity<byte[]> form(@PathVariable("slug") String slug, HttpServletRequest request) {
        var team = team(slug);
        var language = Language.of(request);
        var page = new FormPage(
                language.tag(),
                team.name(),
                team.location(),
                typed(URI.create(settings.baseUrl() + language.prefix())),
                settings.phone(),
                qr(team, language));
        return answer("experience/print/form", page, language, "formulier-" + slug);
    }

    /** The address where telling begins, as one types it. */
    static String typed(URI base) {
        return base.toString().replaceFirst("^https?://", "") + "/ervaringen/nieuw";
    }

    private AreaGuide.Contact team(String slug) {
        return guide.contacts().stream()
                .filter(it -> it.slug().equals(slug))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private Qr qr(AreaGuide.Contact team, Language language) {
        return Qr.of(settings.baseUrl() + language.prefix() + "/ervaringen/nieuw?team=" + team.slug());
    }

    private ResponseEntity<byte[]> answer(String template, Object page, Language language, String name) {
        byte[] paper;
        synchronized (made) {
            paper = made.computeIfAbsent(page, it -> pdf.of(template, it, language));
        }
        var file = ContentDisposition.inline().filename(name + ".pdf").build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(paper);
    }
}
