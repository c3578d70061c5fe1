package nl.wijgroningen.portaal.platform.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is wrong in the form on the page, in the order of its fields; empty on a page without errors. */
public record Problems(List<Problem> list) {

    public static final Problems NONE = new Problems(List.of());

    /**
     * @param field name, and id, of the field; empty when it is about the whole form
     * @param message what is wrong and what to do
     */
    public record Problem(String field, String message) {}

    public boolean any() {
        return !list.isEmpty();
    }

    /** The message of a field, or null. */
    public @Nullable String of(String field) {
        return first(field).map(Problem::message).orElse(null);
    }

    private Optional<Problem> first(String field) {
        return list.stream().filter(it -> it.field().equals(field)).findFirst();
    }
}
