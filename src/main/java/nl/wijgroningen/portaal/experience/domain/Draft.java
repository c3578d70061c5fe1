package nl.wijgroningen.portaal.experience.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.text.PersonalData;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has filled in so far. It is kept encrypted (R12) and goes in the transaction that sends it.
 *
 * @param language {@code nl} or {@code en}
 * @param young chooses the words on screen only; not kept after sending
 * @param shortWay told in three screens
 * @param place null: not asked yet
 * @param theme slug
 * @param readers null: not asked yet
 * @param story null: not told yet
 * @param statements answers 1–5, or 9 for "weet ik niet", by {@link Statement#key()}
 * @param checked whether the teller decided on the personal data found in the story as it is
 * @param mayBePublic null: not asked yet
 * @param card the code of a kaartje; null: none (R32)
 */
public record Draft(
        String language,
        boolean young,
        boolean shortWay,
        @Nullable Place place,
        @Nullable String theme,
        @Nullable Contact contact,
        @Nullable Readers readers,
        @Nullable Story story,
        Map<String, Integer> statements,
        boolean checked,
        @Nullable Boolean mayBePublic,
        @Nullable String card) {

    /** Team and gebied only, never the postcode (R12); both null: "weet ik niet". */
    public record Place(@Nullable UUID team, @Nullable UUID gebied) {}

    /**
     * Who may read it (R35).
     *
     * @param notFor the coordinator it is about, whom another coordinator then replaces
     */
    public record Readers(boolean coordinatorOnly, @Nullable UUID notFor) {

        public static final Readers TEAM = new Readers(false, null);
    }

    /** The four texts; only the first is needed. */
    public record Story(
            String happened,
            @Nullable String wentWell,
            @Nullable String couldBeBetter,
            @Nullable String wish) {}

    /** A find in one of the texts: {@code text} is 0 to 3. */
    public record Find(int field, PersonalData.Hit hit) {

        /** Names the find in a form; changes when the text does. */
        public String key() {
            return field + "-" + hit.start() + "-" + hit.end() + "-" + hit.kind();
        }

        public boolean alwaysGoes() {
            return hit.kind() == PersonalData.Kind.BSN;
        }
    }

    /** What stands in the text for what was taken out. */
    public static final String TAKEN_OUT = "[weggehaald]";

    public static Draft start(String language, boolean young, boolean shortWay) {
        return new Draft(language, young, shortWay, null, null, null, null, null, Map.of(), false, null, null);
    }

    public Draft at(Place place) {
        return changed(it -> it.place = place);
    }

    public Draft about(@Nullable String theme, @Nullable Contact contact) {
        return changed(it -> {
            it.theme = theme;
            it.contact = contact;
        });
    }

    /** Whatever is typed last counts; whether it is a card that still counts is not looked at here (R32). */
    @Rule("R32")
    public Draft with(CardCode card) {
        return changed(it -> it.card = card.value());
    }

    /** What only the coordinator reads is never public (R35). */
    @Rule("R35")
    public Draft readBy(Readers readers) {
        return changed(it -> {
            it.readers = readers;
            it.mayBePublic = readers.coordinatorOnly() ? Boolean.FALSE : mayBePublic;
        });
    }

    /** Another story has not been checked yet. */
    public Draft tells(Story story) {
        return changed(it -> {
            it.checked = checked && story.equals(this.story);
            it.story = story;
        });
    }

    public Draft judges(Map<String, Integer> statements) {
        return changed(it -> it.statements = Map.copyOf(statements));
    }

    public Draft choosesPublic(boolean mayBePublic) {
        return changed(it -> it.mayBePublic = mayBePublic && (readers == null || !readers.coordinatorOnly()));
    }

    /** What looks like personal data, in the order of the texts. */
    @Rule("R14")
    public List<Find> finds() {
        var finds = new ArrayList<Find>();
        if (story != null) {
            var texts = fields(story);
            for (var field = 0; field < texts.size(); field++) {
                var text = texts.get(field);
                if (text != null) {
                    for (var hit : PersonalData.find(text)) {
                        finds.add(new Find(field, hit));
                    }
                }
            }
        }
        return finds;
    }

    /** Takes out every find but those whose keys are kept; a BSN is never kept. */
    @Rule("R14")
    public Draft check(Set<String> kept) {
        var current = story;
        if (current == null) {
            return this;
        }
        var byField = finds().stream()
                .filter(it -> it.alwaysGoes() || !kept.contains(it.key()))
                .collect(Collectors.groupingBy(Find::field, Collectors.mapping(Find::hit, Collectors.toList())));
        var texts = fields(current);
        var clean = new ArrayList<@Nullable String>();
        for (var field = 0; field < texts.size(); field++) {
            var text = texts.get(field);
            var out = byField.getOrDefault(field, List.of());
            clean.add(text == null ? null : PersonalData.without(text, out, TAKEN_OUT));
        }
        return changed(it -> {
            it.story = new Story(Objects.requireNonNull(clean.get(0)), clean.get(1), clean.get(2), clean.get(3));
            it.checked = true;
        });
    }

    private static List<@Nullable String> fields(Story story) {
        var texts = new ArrayList<@Nullable String>();
        texts.add(story.happened());
        texts.add(story.wentWell());
        texts.add(story.couldBeBetter());
        texts.add(story.wish());
        return texts;
    }

    private Draft changed(Consumer<Edit> change) {
        var edit = new Edit(this);
        change.accept(edit);
        return new Draft(
                language,
                young,
                shortWay,
                edit.place,
                edit.theme,
                edit.contact,
                edit.readers,
                edit.story,
                edit.statements,
                edit.checked,
                edit.mayBePublic,
                edit.card);
    }

    /** The fields that change while somebody tells. */
    private static final class Edit {

        private @Nullable Place place;
        private @Nullable String theme;
        private @Nullable Contact contact;
        private @Nullable Readers readers;
        private @Nullable Story story;
        private Map<String, Integer> statements;
        private boolean checked;
        private @Nullable Boolean mayBePublic;
        private @Nullable String card;

        Edit(Draft draft) {
            place = draft.place;
            theme = draft.theme;
            contact = draft.contact;
            readers = draft.readers;
            story = draft.story;
            statements = draft.statements;
            checked = draft.checked;
            mayBePublic = draft.mayBePublic;
            card = draft.card;
        }
    }
}
