package nl.wijgroningen.portaal.support;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Adds up what a browser fetches for a page: the page, and the files that it and its stylesheet name. */
public final class Weight {

    private static final Pattern FILE = Pattern.compile("[\"'(](/bestanden/[^\"')#]+)");
    private static final Pattern NAMED_IN_CSS = Pattern.compile("url\\([\"']?(?!data:|#)([^\"')]+)");

    private final Http.Visitor visitor;

    public Weight(Http.Visitor visitor) {
        this.visitor = visitor;
    }

    /**
     * Bytes of bodies, compressed as they were sent.
     *
     * @param next what is asked again on the next visit: all that is not kept for a year
     */
    public record Page(int first, int next) {}

    public Page of(String path) {
        var page = visitor.packed(path);
        var files = new TreeSet<String>();
        FILE.matcher(text(page)).results().forEach(it -> files.add(it.group(1)));
        var first = page.body().length;
        var next = first;
        for (var file : files) {
            var answer = visitor.packed(file);
            if (answer.statusCode() != 200) {
                throw new AssertionError(file + " of " + path + ": " + answer.statusCode());
            }
            first += answer.body().length;
            if (!isKept(answer)) {
                next += answer.body().length;
            }
            if (file.endsWith(".css")) {
                // All that a stylesheet names is named by the page already, so that it is counted and fetched early.
                NAMED_IN_CSS.matcher(text(answer)).results().forEach(it -> {
                    if (!files.contains(it.group(1))) {
                        throw new AssertionError(file + " names " + it.group(1) + ", the page does not");
                    }
                });
            }
        }
        return new Page(first, next);
    }

    private static boolean isKept(HttpResponse<byte[]> answer) {
        var rule = answer.headers().firstValue("Cache-Control").orElse("");
        return rule.contains("max-age=31536000") && rule.contains("immutable");
    }

    private static String text(HttpResponse<byte[]> answer) {
        var packed = answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        try (var bytes = new ByteArrayInputStream(answer.body())) {
            return new String(
                    packed ? new GZIPInputStream(bytes).readAllBytes() : bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
