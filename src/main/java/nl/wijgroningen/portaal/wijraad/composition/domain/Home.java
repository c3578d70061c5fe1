package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.time.LocalDate;
import java.util.UUID;

/** Whether a member lives in the city, from a day on; no more is known of where. */
public record Home(UUID member, LocalDate from, boolean inCity) {}
