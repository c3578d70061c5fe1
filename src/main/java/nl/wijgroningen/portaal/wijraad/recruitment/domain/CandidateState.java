package nl.wijgroningen.portaal.wijraad.recruitment.domain;

/** How far somebody who applied is. Who withdraws is gone. */
public enum CandidateState {
    APPLIED,
    /** To talk. */
    INVITED,
    /** The secretary wrote that there will be no talk. */
    DECLINED,
    /** By the WIJ-raad, to be nominated. */
    CHOSEN,
    NOT_CHOSEN;

    public boolean isOpen() {
        return this == APPLIED || this == INVITED;
    }
}
