package nl.wijgroningen.portaal.experience.web;

import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.experience.read.ExperienceFile;
import nl.wijgroningen.portaal.platform.web.Option;
import org.jspecify.annotations.Nullable;

/** Who took an experience up, and who else can: the team that reads it and the coordinators. */
final class Handlers {

    private Handlers() {}

    /**
     * @param name of who took it; null: nobody, or somebody who may not read it any more
     * @param mine whether that is who asks
     * @param version of the choice on the page
     * @param me value of the one who asks
     * @param colleagues who else may have it
     */
    public record Handler(@Nullable String name, boolean mine, int version, String me, List<Option> colleagues) {}

    /** The team whose people may have it; null: only coordinators. */
    static @Nullable UUID team(ExperienceFile.File file) {
        var story = file.story();
        return story.coordinatorOnly() && !story.teamAllowed() ? null : story.teamId();
    }

    /** @param working the people of {@link #team} and the coordinators */
    static Handler of(Staff staff, ExperienceFile.File file, List<Accounts.Person> working) {
        var people = working.stream()
                .filter(it -> !it.id().equals(file.story().notFor()))
                .toList();
        var assignee = file.assignee();
        var holder = assignee == null ? null : assignee.userId();
        return new Handler(
                people.stream()
                        .filter(it -> it.id().equals(holder))
                        .map(Accounts.Person::displayName)
                        .findFirst()
                        .orElse(null),
                staff.id().value().equals(holder),
                assignee == null ? 0 : assignee.version(),
                staff.id().toString(),
                people.stream()
                        .filter(it -> !it.id().equals(holder) && !isMe(staff, it.id()))
                        .map(it -> new Option(it.id().toString(), it.displayName()))
                        .toList());
    }

    private static boolean isMe(Staff staff, UUID id) {
        return staff.id().value().equals(id);
    }
}
