package nl.wijgroningen.portaal.platform.web;

import org.jspecify.annotations.Nullable;

/** One choice of a radio group or list, with its texts in the language of the page. */
public record Option(String value, String label, @Nullable String hint) {

    public Option(String value, String label) {
        this(value, label, null);
    }
}
