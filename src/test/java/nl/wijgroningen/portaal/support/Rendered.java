package nl.wijgroningen.portaal.support;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Remembers which templates were rendered. */
public final class Rendered implements WebMvcConfigurer, HandlerInterceptor {

    private final Set<String> views = new ConcurrentSkipListSet<>();

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView answer) {
        if (answer != null
                && answer.getViewName() != null
                && !answer.getViewName().startsWith("redirect:")) {
            views.add(answer.getViewName());
        }
    }

    public void forget() {
        views.clear();
    }

    public Set<String> views() {
        return Set.copyOf(views);
    }
}
