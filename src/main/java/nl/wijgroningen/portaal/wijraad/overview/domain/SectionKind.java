package nl.wijgroningen.portaal.wijraad.overview.domain;

/** The sections of an annual report, in their order. */
public enum SectionKind {
    INTRODUCTION,
    COMPOSITION,
    CHANGES,
    MEETINGS,
    ADVICES,
    RECRUITMENT,
    AHEAD
}
