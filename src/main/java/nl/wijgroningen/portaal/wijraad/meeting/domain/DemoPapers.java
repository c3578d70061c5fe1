package nl.wijgroningen.portaal.wijraad.meeting.domain;

import java.util.List;

/** Makes the papers of the demo, as an office program would. */
public interface DemoPapers {

    /** A pdf that can be read aloud. */
    byte[] of(String title, List<String> paragraphs);
}
