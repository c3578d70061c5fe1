package nl.wijgroningen.portaal.platform.file;

import java.lang.management.ManagementFactory;

/** What a test takes of the heap. */
final class Memory {

    private Memory() {}

    /** Bytes that this thread took so far, all garbage counted. */
    static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
