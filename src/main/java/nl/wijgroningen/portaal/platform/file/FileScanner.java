package nl.wijgroningen.portaal.platform.file;

/**
 * A scanner for malware that an installation may add as a bean (docs/operations.md); the portal has none of its own. It
 * sees each file as it was sent, after the checks of size and kind and before it is opened.
 */
public interface FileScanner {

    /** Whether it found nothing. When it cannot tell it throws, and the file is not taken. */
    boolean isClean(byte[] bytes);
}
