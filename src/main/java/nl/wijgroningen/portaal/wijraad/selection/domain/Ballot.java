package nl.wijgroningen.portaal.wijraad.selection.domain;

import java.util.Map;
import java.util.UUID;

/**
 * What one member says: a paper for each candidate. Each paper goes on the pile of its candidate, so that papers of one
 * member do not stay together.
 */
record Ballot(Map<UUID, Choice> papers) {

    Ballot {
        papers = Map.copyOf(papers);
    }

    @Override
    public String toString() {
        return "Ballot[…]"; // never in a log
    }
}
