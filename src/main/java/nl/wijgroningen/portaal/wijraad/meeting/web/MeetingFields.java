package nl.wijgroningen.portaal.wijraad.meeting.web;

import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.wijgroningen.portaal.platform.web.Fields;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/** The fields of forms about meetings, beside those of all forms ({@link Fields}). */
final class MeetingFields {

    static final int TITLE = 150;
    static final int TEXT = 2000;
    static final int MINUTES = 40_000;

    private static final Pattern TIME = Pattern.compile("([01]?\\d|2[0-3])(?:[.:]([0-5]\\d))?(?: *uur)?");

    private MeetingFields() {}

    /** Required; the message of an empty one has the name of the field. */
    static String text(BindingResult errors, String field, @Nullable String typed, int most) {
        return Fields.text(errors, field, typed, most, "wijraad.meeting.empty." + field);
    }

    /** Null when nothing was typed. */
    static @Nullable String optional(BindingResult errors, String field, @Nullable String typed, int most) {
        var text = Fields.optional(errors, field, typed, most);
        return text.isEmpty() ? null : text;
    }

    /** {@code 19.30}, {@code 19:30} or {@code 19}; midnight when it is refused. */
    static LocalTime time(BindingResult errors, String field, @Nullable String typed) {
        var found = TIME.matcher(typed == null ? "" : typed.strip());
        if (!found.matches()) {
            errors.rejectValue(field, "wijraad.meeting.time.wrong");
            return LocalTime.MIDNIGHT;
        }
        return LocalTime.of(
                Integer.parseInt(found.group(1)),
                Optional.ofNullable(found.group(2)).map(Integer::parseInt).orElse(0));
    }
}
