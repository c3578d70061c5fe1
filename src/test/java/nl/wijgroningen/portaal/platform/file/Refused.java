package nl.wijgroningen.portaal.platform.file;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A file that must be refused. */
final class Refused {

    private Refused() {}

    static FileRefused refused(ThrowingCallable action) {
        var refused = catchThrowableOfType(FileRefused.class, action);
        if (refused == null) {
            throw new AssertionError("it was taken");
        }
        return refused;
    }
}
