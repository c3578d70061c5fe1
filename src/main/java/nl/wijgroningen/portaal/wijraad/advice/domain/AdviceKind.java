package nl.wijgroningen.portaal.wijraad.advice.domain;

/** What the director may do without: advice can be passed over with a reason, consent (instemming) is asked for. */
public enum AdviceKind {
    ADVICE,
    CONSENT
}
