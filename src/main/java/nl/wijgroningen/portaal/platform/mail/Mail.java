package nl.wijgroningen.portaal.platform.mail;

import org.jspecify.annotations.Nullable;

/** A mail as somebody reads it: plain text, and at most one file with it. */
public record Mail(String subject, String body, @Nullable Attachment attachment) {

    Mail with(@Nullable Attachment file) {
        return new Mail(subject, body, file);
    }
}
