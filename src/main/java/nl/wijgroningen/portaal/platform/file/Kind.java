package nl.wijgroningen.portaal.platform.file;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a file is, by its bytes: its name and what a browser says of it are never believed. */
enum Kind {
    JPEG,
    PNG,
    PDF,
    GIF,
    ZIP,
    PROGRAM,
    MARKUP;

    /** Readers of PDF look this far for its beginning, browsers about as far for a page. */
    private static final int HEAD = 1024;

    /** The end record of a ZIP, and the longest comment after it. */
    private static final int TAIL = 22 + 0xFFFF;

    private static final List<String> TAGS =
            List.of("<html", "<!doctype", "<script", "<svg", "<body", "<iframe", "<?php");

    /** All kinds that a program would take it for; empty when we know none. */
    static Set<Kind> of(byte[] bytes) {
        var kinds = EnumSet.noneOf(Kind.class);
        var head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u00FF\u00D8\u00FF")) {
            kinds.add(JPEG);
        }
        if (head.startsWith("\u0089PNG\r\n\u001A\n")) {
            kinds.add(PNG);
        }
        if (head.startsWith("GIF8")) {
            kinds.add(GIF);
        }
        if (head.startsWith("MZ") || head.startsWith("\u007FELF") || head.startsWith("#!")) {
            kinds.add(PROGRAM);
        }
        if (head.contains("%PDF-")) {
            kinds.add(PDF);
        }
        var lower = head.toLowerCase(Locale.ROOT);
        if (TAGS.stream().anyMatch(lower::contains)) {
            kinds.add(MARKUP);
        }
        var from = Math.max(0, bytes.length - TAIL);
        if (head.startsWith("PK\u0003\u0004")
                || new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1)
                        .contains("PK\u0005\u0006")) {
            kinds.add(ZIP);
        }
        return kinds;
    }
}
