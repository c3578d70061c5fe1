package nl.wijgroningen.portaal.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.wijgroningen.portaal.platform.text.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed in a form that could not be taken (sent from elsewhere, lapsed log-in): the page that says so shows
 * it and sends it on again with one button, so that nothing is lost. Nothing of it is kept on the server.
 *
 * @param action where the form went, within this portal
 * @param asks a field that must be filled in before it can be sent on, or null
 */
public record KeptForm(
        String action, List<Field> fields, @Nullable String asks) {

    public static final String ATTRIBUTE = KeptForm.class.getName();

    private static final Set<String> NEVER = Set.of("_csrf", "wachtwoord", "password", "huidig", "geheim");
    private static final int A_FEW_WORDS = 20;

    /** One field; what are more than a few words is shown as a text box, a choice or number goes along unseen. */
    public record Field(String name, String value) {

        public boolean isLong() {
            return value.length() > A_FEW_WORDS && value.chars().anyMatch(Character::isWhitespace);
        }
    }

    public static KeptForm of(HttpServletRequest request) {
        var fields = new ArrayList<Field>();
        request.getParameterMap().forEach((name, values) -> {
            if (!NEVER.contains(name)) {
                for (var value : values) {
                    fields.add(new Field(name, PlainText.clean(value)));
                }
            }
        });
        return new KeptForm(request.getRequestURI(), List.copyOf(fields), null);
    }

    public KeptForm asking(String field) {
        return new KeptForm(
                action, fields.stream().filter(it -> !it.name().equals(field)).toList(), field);
    }
}
