package nl.wijgroningen.portaal.wijraad.advice.domain;

/** How far an advice is; public from {@link #SENT} on. */
public enum AdviceState {
    DRAFT,
    DECIDED,
    SENT,
    ANSWERED,
    JUDGED;

    public boolean isPublic() {
        return compareTo(SENT) >= 0;
    }
}
