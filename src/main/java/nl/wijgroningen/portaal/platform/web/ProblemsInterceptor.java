package nl.wijgroningen.portaal.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * Turns the errors of a form into {@link Problems} for the page, with status 422: a controller only returns the page
 * again.
 */
class ProblemsInterceptor implements HandlerInterceptor {

    private final MessageSource messages;

    ProblemsInterceptor(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView answer) {
        if (answer == null
                || answer.getViewName() == null
                || answer.getViewName().startsWith("redirect:")) {
            return;
        }
        var problems = new ArrayList<Problems.Problem>();
        var locale = Language.words(request);
        for (var value : answer.getModel().values()) {
            if (value instanceof BindingResult errors) {
                for (var error : errors.getAllErrors()) {
                    var field = error instanceof FieldError it ? it.getField() : "";
                    problems.add(new Problems.Problem(field, messages.getMessage(error, locale)));
                }
            }
        }
        if (!problems.isEmpty() && response.getStatus() < 400) {
            response.setStatus(422);
        }
        answer.addObject("problems", problems.isEmpty() ? Problems.NONE : new Problems(problems));
    }
}
