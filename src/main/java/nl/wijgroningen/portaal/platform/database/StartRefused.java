package nl.wijgroningen.portaal.platform.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The portal does not start; the message is one sentence that says what to do. */
public class StartRefused extends RuntimeException {

    public StartRefused(String sentence) {
        super(sentence);
    }

    public StartRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** Prints the sentence alone instead of a stack trace. */
    static class Analyzer extends AbstractFailureAnalyzer<StartRefused> {

        @Override
        protected @Nullable FailureAnalysis analyze(Throwable rootFailure, StartRefused cause) {
            return new FailureAnalysis(String.valueOf(cause.getMessage()), null, rootFailure);
        }
    }
}
