package nl.wijgroningen.portaal.wijraad.selection.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the forms on the page of a vote hold. What is asked of each candidate has a field of its own, such as {@code
 * k-ID}; those are in {@code all}.
 *
 * @param kruis candidates who are crossed, or on whom a member does not vote
 * @param all every field, by name
 */
public record SelectionForm(
        @Nullable String stem,
        @Nullable String opening,
        @Nullable String sluiting,
        @Nullable String telling,
        @Nullable String bevestiging,
        @Nullable String onthouding,
        @Nullable String lid,
        @Nullable String reden,
        @Nullable List<String> kruis,
        @Nullable Map<String, String> all) {

    static SelectionForm empty() {
        return new SelectionForm(null, null, null, null, null, null, null, null, null, null);
    }

    /** With these ticked. */
    static SelectionForm ticked(List<String> kruis) {
        return new SelectionForm(null, null, null, null, null, null, null, null, kruis, null);
    }

    SelectionForm with(Map<String, String> all) {
        return new SelectionForm(stem, opening, sluiting, telling, bevestiging, onthouding, lid, reden, kruis, all);
    }

    /** What was typed in a field that belongs to a candidate. */
    public @Nullable String of(String name) {
        return all == null ? null : all.get(name);
    }

    public boolean crossed(String candidate) {
        return kruis != null && kruis.contains(candidate);
    }
}
