package nl.wijgroningen.portaal.platform.mail;

/**
 * A file of text that goes along with a mail, such as a meeting for somebody's calendar.
 *
 * @param type with its parameters: {@code text/calendar; method=REQUEST; charset=UTF-8}
 */
public record Attachment(String name, String type, String text) {

    @Override
    public String toString() {
        return "Attachment[" + name + "]"; // never in a log
    }
}
