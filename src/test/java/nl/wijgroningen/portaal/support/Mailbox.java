package nl.wijgroningen.portaal.support;

import java.util.List;
import java.util.regex.Pattern;
import nl.wijgroningen.portaal.platform.mail.Mail;
import nl.wijgroningen.portaal.platform.mail.Post;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The mails that the portal under test wrote, as the page of the outbox shows them in the demo; the newest last. */
public final class Mailbox {

    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    private final JdbcClient jdbc;
    private final Post post;

    Mailbox(JdbcClient jdbc, Post post) {
        this.jdbc = jdbc;
        this.post = post;
    }

    /** The mails with one text, such as {@code mail.trial}. */
    public List<Mail> of(String text) {
        return jdbc
                .sql("select id from platform_mail where text = :text and state = 'SHOWN' order by id")
                .param("text", text)
                .query(Long.class)
                .list()
                .stream()
                .map(it -> post.words(it).orElseThrow())
                .toList();
    }

    /** The newest mail with one text. */
    public Mail last(String text) {
        var mails = of(text);
        if (mails.isEmpty()) {
            throw new AssertionError("no mail " + text);
        }
        return mails.get(mails.size() - 1);
    }

    /** The addresses in a mail, in their order, but for the one at its end that leads home. */
    public static List<String> links(Mail mail) {
        return LINK.matcher(mail.body().split("\n-- \n")[0])
                .results()
                .map(it -> it.group())
                .toList();
    }
}
