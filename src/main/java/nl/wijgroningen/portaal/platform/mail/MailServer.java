package nl.wijgroningen.portaal.platform.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;
import nl.wijgroningen.portaal.platform.database.StartRefused;
import nl.wijgroningen.portaal.platform.mail.Outbox.Problem;
import nl.wijgroningen.portaal.platform.secret.Keys;
import nl.wijgroningen.portaal.platform.web.Language;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands one mail to the mail server, and says in one word why that failed. */
@Component
class MailServer {

    private static final Logger log = LoggerFactory.getLogger(MailServer.class);

    private final @Nullable JavaMailSender sender;
    private final String from;
    private final Keys keys;

    @Autowired
    MailServer(ObjectProvider<JavaMailSender> sender, MailSettings settings, Keys keys) {
        this(sender.getIfAvailable(), settings.from(), keys);
    }

    MailServer(@Nullable JavaMailSender sender, @Nullable String from, Keys keys) {
        this.sender = sender;
        this.from = from == null ? "" : from;
        this.keys = keys;
        if (sender != null && MailAddress.read(from).isEmpty()) {
            throw new StartRefused(
                    "Mails need an address to come from: set PORTAL_MAIL_FROM, such as meedoen@wijgroningen.example.");
        }
    }

    boolean isThere() {
        return sender != null;
    }

    /**
     * @param id number in the outbox: a mail that is sent again has the same Message-ID, so that it is shown once
     * @return empty when the server took it
     */
    Optional<Problem> send(long id, String to, Language language, Mail mail, Instant now) {
        if (sender == null) {
            return Optional.of(Problem.NO_SERVER);
        }
        try {
            sender.send(message(sender, id, to, language, mail, now));
            return Optional.empty();
        } catch (MailException failed) {
            var problem = problem(failed);
            log.warn("a mail was not sent: {}", problem);
            return Optional.of(problem);
        } catch (MessagingException malformed) {
            return Optional.of(Problem.UNREADABLE);
        }
    }

    private MimeMessage message(JavaMailSender sender, long id, String to, Language language, Mail mail, Instant now)
            throws MessagingException {
        var message = sender.createMimeMessage();
        var file = mail.attachment();
        var helper = new MimeMessageHelper(message, file != null, StandardCharsets.UTF_8.name());
        var from = new InternetAddress(this.from, true);
        helper.setFrom(from);
        helper.setTo(to);
        helper.setSubject(mail.subject());
        helper.setText(mail.body());
        if (file != null) {
            var bytes = file.text().getBytes(StandardCharsets.UTF_8);
            helper.addAttachment(file.name(), new ByteArrayResource(bytes), file.type());
        }
        helper.setSentDate(Date.from(now));
        message.setContentLanguage(new String[] {language.tag()});
        // No answer by a machine to a mail by a machine (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        message.setHeader("Message-ID", "<" + name(id) + "@" + domain(from) + ">");
        return message;
    }

    /** Says nothing about how many mails there were before. */
    private String name(long id) {
        return HexFormat.of().formatHex(keys.hash(Keys.Purpose.MAIL, "message " + id), 0, 16);
    }

    private static String domain(InternetAddress from) {
        return from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
    }

    private static Problem problem(MailException failed) {
        if (failed instanceof MailAuthenticationException) {
            return Problem.LOG_IN;
        }
        if (failed instanceof MailSendException several) {
            for (var one : several.getMessageExceptions()) {
                var answer = answer(one);
                if (answer != 0) {
                    return answer >= 500 ? Problem.REFUSED : Problem.LATER;
                }
                if (one instanceof AuthenticationFailedException) {
                    return Problem.LOG_IN;
                }
                if (one instanceof SendFailedException) {
                    return Problem.LATER;
                }
            }
        }
        return Problem.AWAY;
    }

    /** What the server answered to this one mail, or 0 when it is about the server itself. */
    private static int answer(Exception failed) {
        for (Throwable it = failed;
                it != null;
                it = it instanceof MessagingException more ? more.getNextException() : null) {
            if (it instanceof SMTPAddressFailedException address) {
                return address.getReturnCode();
            }
            if (it instanceof SMTPSendFailedException whole && whole.getReturnCode() != 421) {
                return whole.getReturnCode();
            }
            if (it instanceof SMTPSenderFailedException) {
                return 0; // our own address: all mails
            }
        }
        return 0;
    }
}
