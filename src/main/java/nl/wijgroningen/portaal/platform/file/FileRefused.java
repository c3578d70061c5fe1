package nl.wijgroningen.portaal.platform.file;

import java.util.List;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;

/**
 * A file that is not taken. The message on screen is the one with key {@code file.refused.} + {@link #reason()}, filled
 * with {@link #numbers()}: the limit, then what was found.
 */
public class FileRefused extends RuntimeException {

    /** Why; each has its own words, which say what to do. */
    public enum Reason {
        EMPTY,
        /** Numbers: megabytes that fit, and megabytes of this file. */
        TOO_LARGE,
        TOO_MANY,
        NOT_A_PHOTO,
        NOT_A_DOCUMENT,
        /** Two programs would see two different files in it. */
        TWO_KINDS,
        /** Numbers: megapixels that fit, and megapixels of this photo. */
        PIXELS,
        /** Number: pixels that a side may have. */
        SIDE,
        /** Made for a printing house (CMYK). */
        PRINT_COLOURS,
        BROKEN,
        ENCRYPTED,
        /** A document that can do something: script, launching, forms that send, files inside. */
        ACTIVE,
        /** Numbers: pages that fit, and pages of this document. */
        PAGES,
        ALT_MISSING,
        /** Number: characters that fit. */
        ALT_TOO_LONG,
        MALWARE,
        /** The scanner gave no answer. */
        NOT_SCANNED
    }

    private final Reason reason;
    private final transient List<Object> numbers;

    public FileRefused(Reason reason, Object... numbers) {
        super(reason.name());
        this.reason = reason;
        this.numbers = List.of(numbers);
    }

    public Reason reason() {
        return reason;
    }

    public Object[] numbers() {
        return numbers.toArray();
    }

    public String messageKey() {
        return "file.refused." + reason;
    }

    /** Puts the message beside the field of the file, or of the words that go with a photo when those are why. */
    public void tell(BindingResult errors, String file, String alt) {
        var field = reason == Reason.ALT_MISSING || reason == Reason.ALT_TOO_LONG ? alt : file;
        errors.addError(new FieldError(
                errors.getObjectName(), field, null, false, new String[] {messageKey()}, numbers(), null));
    }
}
