package nl.wijgroningen.portaal.experience.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.wijgroningen.portaal.experience.domain.TellerCode;
import nl.wijgroningen.portaal.experience.domain.Telling;
import nl.wijgroningen.portaal.platform.limit.TooMany;
import nl.wijgroningen.portaal.platform.web.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Gives controllers the {@link TellerCode} of the cookie (null without one) and the {@link OpenDraft} it opens. A form
 * whose cookie is gone may bring the code in its field {@code volgcode} (see {@link WithoutDraft}). Whatever code is
 * brought passes the {@link CodeGuard} first.
 */
@Configuration(proxyBeanMethods = false)
class TellerArguments implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private final Telling telling;
    private final TellerCookie cookie;
    private final CodeGuard guard;

    TellerArguments(Telling telling, TellerCookie cookie, CodeGuard guard) {
        this.telling = telling;
        this.cookie = cookie;
        this.guard = guard;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return Set.of(OpenDraft.class, TellerCode.class, BroughtCode.class).contains(parameter.getParameterType());
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        var response = Objects.requireNonNull(web.getNativeResponse(HttpServletResponse.class));
        var code = cookie.read(request);
        if (parameter.getParameterType().equals(BroughtCode.class)) {
            return brought(code.orElse(null), request);
        }
        if (parameter.getParameterType().equals(TellerCode.class)) {
            code.ifPresent(it -> guard.look(it, request));
            return code.orElse(null);
        }
        var typed = TellerCode.read(request.getParameter("volgcode"));
        var chosen = code.or(() -> typed).orElseThrow(() -> new NoDraft(false));
        guard.look(chosen, request);
        var draft = telling.resume(chosen).orElseThrow(() -> new NoDraft(true));
        if (code.isEmpty()) {
            cookie.set(chosen, request, response);
        }
        if (draft.young()) {
            Language.speakToTheYoung(request);
        }
        return new OpenDraft(chosen, draft);
    }

    private BroughtCode brought(@Nullable TellerCode code, HttpServletRequest request) {
        try {
            if (code != null) {
                guard.look(code, request);
            }
            return new BroughtCode(code, null);
        } catch (TooMany tooMany) {
            return new BroughtCode(code, tooMany.limit());
        }
    }
}
