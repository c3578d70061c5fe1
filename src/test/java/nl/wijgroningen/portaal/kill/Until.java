package nl.wijgroningen.portaal.kill;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for what another process does. */
final class Until {

    private Until() {}

    static void holds(String what, Duration longest, Callable<Boolean> condition) throws Exception {
        var until = Instant.now().plus(longest);
        while (!condition.call()) {
            if (Instant.now().isAfter(until)) {
                throw new AssertionError("not within " + longest + ": " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
