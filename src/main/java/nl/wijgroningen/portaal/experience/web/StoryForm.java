package nl.wijgroningen.portaal.experience.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import nl.wijgroningen.portaal.experience.domain.Draft;
import org.jspecify.annotations.Nullable;

/** The four prompts; the first is needed. Lengths are in UTF-16 units, as browsers count them. */
record StoryForm(
        @NotBlank(message = "{experience.story.empty}") @Size(max = MAX, message = "{form.too-long}") @Nullable
        String gebeurde,

        @Size(max = MAX, message = "{form.too-long}") @Nullable
        String goed,

        @Size(max = MAX, message = "{form.too-long}") @Nullable
        String beter,

        @Size(max = MAX, message = "{form.too-long}") @Nullable
        String wens) {

    static final int MAX = 4000;

    static StoryForm of(Draft.@Nullable Story story) {
        return story == null
                ? new StoryForm(null, null, null, null)
                : new StoryForm(story.happened(), story.wentWell(), story.couldBeBetter(), story.wish());
    }

    /** Null when there is nothing in the first box. */
    Draft.@Nullable Story story() {
        return gebeurde == null ? null : new Draft.Story(gebeurde, goed, beter, wens);
    }
}
