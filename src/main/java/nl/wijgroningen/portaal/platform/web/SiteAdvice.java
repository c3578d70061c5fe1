package nl.wijgroningen.portaal.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.platform.Demo;
import nl.wijgroningen.portaal.platform.PortalSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page its {@link Site}. */
@ControllerAdvice
class SiteAdvice {

    private final PortalSettings settings;
    private final Demo demo;
    private final List<Menu> menus;
    private final Site.Files files;

    SiteAdvice(PortalSettings settings, Demo demo, List<Menu> menus, Assets assets) {
        this.settings = settings;
        this.demo = demo;
        this.menus = menus.stream()
                .sorted(Comparator.comparing(Menu::group).thenComparingInt(Menu::order))
                .toList();
        this.files = new Site.Files(
                assets.url("portal.css"),
                assets.url("portal.js"),
                assets.url("font.woff2"),
                assets.url("icon.svg"),
                assets.url("passkey.js"),
                assets.url("progress.js"));
    }

    @ModelAttribute("site")
    Site site(HttpServletRequest request) {
        var path = path(request);
        var signedIn = Paths.isStaff(path) ? signedIn() : null;
        var current = current(path);
        var menu = menus.stream()
                .filter(it -> signedIn == null ? it.isPublic() : !it.isPublic() && it.isFor(signedIn))
                .collect(Collectors.groupingBy(
                        Menu::group,
                        LinkedHashMap::new,
                        Collectors.mapping(
                                it -> new Site.MenuItem(
                                        it.path(), it.key(), it.path().equals(current)),
                                Collectors.toList())))
                .entrySet()
                .stream()
                .map(it -> new Site.MenuGroup(it.getKey().key(), it.getValue()))
                .toList();
        return new Site(
                Language.of(request),
                path,
                settings.baseUrl().toString(),
                !Paths.isStaff(path),
                demo.on(),
                settings.phone(),
                signedIn,
                signedIn == null ? null : Stay.of(request),
                menu,
                files);
    }

    static String path(HttpServletRequest request) {
        var asked = request.getAttribute("jakarta.servlet.error.request_uri");
        var uri = asked instanceof String text ? text : request.getRequestURI();
        var prefix = Language.of(request).prefix();
        var path = !prefix.isEmpty() && uri.startsWith(prefix) ? uri.substring(prefix.length()) : uri;
        return path.isEmpty() ? "/" : path;
    }

    private static @Nullable SignedIn signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn ? signedIn : null;
    }

    /** The entry that the page belongs to: the longest that it lies under, or none. */
    private @Nullable String current(String path) {
        return menus.stream()
                .map(Menu::path)
                .filter(it -> path.equals(it) || !it.equals("/werk") && path.startsWith(it + "/"))
                .max(Comparator.comparingInt(String::length))
                .orElse(null);
    }
}
