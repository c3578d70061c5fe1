package nl.wijgroningen.portaal.experience.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.experience.domain.Draft;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may read a telling: the team, or only the coordinator; about a coordinator, only the others, who are named in the
 * choice (R35). With one coordinator that choice is not there and the page names the confidant.
 */
@Component
@Rule("R35")
class ReaderChoices {

    private static final String TEAM = "team";
    private static final String COORDINATOR = "coordinator";
    private static final String NOT = "niet-";

    private final Accounts accounts;
    private final Words words;

    ReaderChoices(Accounts accounts, Words words) {
        this.accounts = accounts;
        this.words = words;
    }

    List<Option> options() {
        var options = new ArrayList<Option>();
        options.add(new Option(TEAM, words.get("experience.readers.team"), words.get("experience.readers.team.hint")));
        options.add(new Option(
                COORDINATOR,
                words.get("experience.readers.coordinator"),
                words.get("experience.readers.coordinator.hint")));
        var coordinators = accounts.having(Role.COORDINATOR);
        if (coordinators.size() > 1) {
            for (var one : coordinators) {
                var others = coordinators.stream()
                        .filter(it -> !it.equals(one))
                        .map(Accounts.Person::displayName)
                        .collect(Collectors.joining(", "));
                options.add(new Option(
                        NOT + one.id(),
                        words.get("experience.readers.about", one.displayName()),
                        words.get("experience.readers.about.hint", others)));
            }
        }
        return options;
    }

    /** Empty when it is none of the choices. */
    Optional<Draft.Readers> read(@Nullable String chosen) {
        if (chosen == null) {
            return Optional.empty();
        }
        if (chosen.equals(TEAM)) {
            return Optional.of(Draft.Readers.TEAM);
        }
        if (chosen.equals(COORDINATOR)) {
            return Optional.of(new Draft.Readers(true, null));
        }
        var coordinators = accounts.having(Role.COORDINATOR);
        return coordinators.stream()
                .filter(it -> coordinators.size() > 1 && chosen.equals(NOT + it.id()))
                .findFirst()
                .map(it -> new Draft.Readers(true, it.id()));
    }

    static @Nullable String value(Draft.@Nullable Readers readers) {
        if (readers == null) {
            return null;
        }
        UUID notFor = readers.notFor();
        return notFor != null ? NOT + notFor : readers.coordinatorOnly() ? COORDINATOR : TEAM;
    }

    /** In words, for the page that shows all answers. */
    String inWords(Draft.Readers readers) {
        if (readers.notFor() == null) {
            return words.get(
                    readers.coordinatorOnly() ? "experience.mine.readers.coordinator" : "experience.mine.readers.team");
        }
        var name = accounts.names(Set.of(readers.notFor())).getOrDefault(readers.notFor(), "");
        return words.get("experience.readers.about", name);
    }
}
