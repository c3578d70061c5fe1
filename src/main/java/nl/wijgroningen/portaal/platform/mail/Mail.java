package nl.wijgroningen.portaal.platform.mail;

/** A mail as somebody reads it: plain text. */
public record Mail(String subject, String body) {}
