package nl.wijgroningen.portaal.wijraad.recruitment.domain;

/**
 * What somebody sends who applies. Name and address say who it is (once a round), so they stay as they are; the answers can
 * be changed.
 *
 * @param address for mail, as {@code MailAddress} reads it
 */
public record Application(String name, String address, Answers answers) {

    /** Never in a log. */
    @Override
    public String toString() {
        return "Application[…]";
    }
}
