package nl.wijgroningen.portaal.platform.web;

import java.beans.PropertyEditorSupport;
import nl.wijgroningen.portaal.platform.text.PlainText;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** Everything typed is cleaned once, at the door ({@link PlainText#clean}); what is then empty is absent. */
@ControllerAdvice
class CleanInput {

    @InitBinder
    void clean(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new PropertyEditorSupport() {

            @Override
            public void setAsText(@Nullable String typed) {
                var clean = PlainText.clean(typed);
                setValue(clean.isEmpty() ? null : clean);
            }

            @Override
            public String getAsText() {
                return getValue() == null ? "" : getValue().toString();
            }
        });
    }
}
