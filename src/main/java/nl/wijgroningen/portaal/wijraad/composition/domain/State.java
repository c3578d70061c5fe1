package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * What is known of the council after a fact.
 *
 * @param chosen the first day after the next term of a seat, where it was chosen
 */
public record State(Council council, Map<UUID, Person> people, Map<Integer, LocalDate> chosen) {

    public State {
        people = Map.copyOf(people);
        chosen = Map.copyOf(chosen);
    }

    State with(Council changed) {
        return new State(changed, people, chosen);
    }
}
