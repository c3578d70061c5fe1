package nl.wijgroningen.portaal.administration;

import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whole numbers as forms send them. */
final class Numbers {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private Numbers() {}

    static OptionalInt parse(@Nullable String typed) {
        var plain = typed == null ? "" : typed.strip();
        return NUMBER.matcher(plain).matches() ? OptionalInt.of(Integer.parseInt(plain)) : OptionalInt.empty();
    }
}
