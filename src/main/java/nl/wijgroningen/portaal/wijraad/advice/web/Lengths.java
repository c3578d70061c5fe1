package nl.wijgroningen.portaal.wijraad.advice.web;

/** Of what is typed about advices: characters at most. */
final class Lengths {

    static final int TITLE = 100;
    static final int SENTENCE = 300;
    static final int TEXT = 2000;
    static final int WHY = 4000;

    private Lengths() {}
}
