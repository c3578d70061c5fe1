package nl.wijgroningen.portaal.experience.web;

import nl.wijgroningen.portaal.experience.domain.Draft;
import nl.wijgroningen.portaal.experience.domain.TellerCode;

/** The draft that the code in the cookie opens: the argument of every step of the wizard. */
record OpenDraft(TellerCode code, Draft draft) {}
