package nl.wijgroningen.portaal.experience.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import nl.wijgroningen.portaal.experience.domain.CardCode;
import nl.wijgroningen.portaal.experience.domain.TellerCode;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** Between pages the code travels in this cookie only; it goes with the browser, with "Snel weg" and with "Stop". */
@Component
@Rule("R12")
class TellerCookie {

    private static final String SECURE = "__Host-";
    private static final String NAME = "volgcode";
    private static final String CARD = "kaartje";

    Optional<TellerCode> read(HttpServletRequest request) {
        return value(NAME, request).flatMap(TellerCode::read);
    }

    /** The code of a kaartje, between the page where it is typed and the first save (R32). */
    Optional<CardCode> card(HttpServletRequest request) {
        return value(CARD, request).flatMap(CardCode::read);
    }

    void set(TellerCode code, HttpServletRequest request, HttpServletResponse response) {
        add(cookie(NAME, code.value(), request), response);
    }

    /** Null takes away what was there. */
    void setCard(@Nullable CardCode card, HttpServletRequest request, HttpServletResponse response) {
        if (card != null) {
            add(cookie(CARD, card.value(), request), response);
        } else if (value(CARD, request).isPresent()) {
            add(cookie(CARD, "", request).maxAge(0), response);
        }
    }

    /** That of a kaartje goes too. */
    void clear(HttpServletRequest request, HttpServletResponse response) {
        if (read(request).isPresent()) {
            add(cookie(NAME, "", request).maxAge(0), response);
        }
        setCard(null, request, response);
    }

    private static Optional<String> value(String name, HttpServletRequest request) {
        return request.getCookies() == null
                ? Optional.empty()
                : Arrays.stream(request.getCookies())
                        .filter(it -> it.getName().equals(name(name, request)))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    private static void add(ResponseCookie.ResponseCookieBuilder cookie, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String name, String value, HttpServletRequest request) {
        return ResponseCookie.from(name(name, request), value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .path("/");
    }

    private static String name(String name, HttpServletRequest request) {
        return request.isSecure() ? SECURE + name : name;
    }
}
