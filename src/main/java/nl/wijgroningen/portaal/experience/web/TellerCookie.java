package nl.wijgroningen.portaal.experience.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import nl.wijgroningen.portaal.experience.domain.TellerCode;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** Between pages the code travels in this cookie only; it goes with the browser, with "Snel weg" and with "Stop". */
@Component
@Rule("R12")
class TellerCookie {

    private static final String SECURE_NAME = "__Host-volgcode";
    private static final String NAME = "volgcode";

    Optional<TellerCode> read(HttpServletRequest request) {
        var cookies = request.getCookies();
        var name = name(request);
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return TellerCode.read(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    void set(TellerCode code, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE, cookie(code.value(), request).build().toString());
    }

    void clear(HttpServletRequest request, HttpServletResponse response) {
        if (read(request).isPresent()) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    cookie("", request).maxAge(0).build().toString());
        }
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String value, HttpServletRequest request) {
        return ResponseCookie.from(name(request), value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .path("/");
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? SECURE_NAME : NAME;
    }
}
