package nl.wijgroningen.portaal.platform.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import nl.wijgroningen.portaal.platform.file.FileRefused.Reason;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * A PDF that one reads and that does nothing. It is kept as it was sent: its text and look, and what it says of its own
 * making.
 *
 * @param tagged whether it says how it is built, so that it can be read aloud in order
 */
record Document(int pages, boolean tagged) {

    static final int PAGES = 300;

    private static final String END = "%%EOF";

    /** Bytes that an index or a bundle of objects may hold when unpacked; they are unpacked at opening. */
    private static final int UNPACKED = 32 * 1024 * 1024;

    /** How far before its data the description of a bundle is looked for. */
    private static final int DESCRIPTION = 8 * 1024;

    /** Keys that an index or a bundle of objects must have. */
    private static final Pattern BUNDLE = Pattern.compile("/(ObjStm|XRef|First|W)(?![A-Za-z])");

    /** Ways of packing a bundle that no program uses today: twice, or in another way than deflate. */
    private static final Pattern PACKED_OTHERWISE = Pattern.compile(
            "/Filter\\s*\\d|/(LZW|ASCIIHex|ASCII85|RunLength)Decode|/(LZW|AHx|A85|RL)(?![A-Za-z])|(?s)/Fl(ateDecode)?\\b.*/Fl(ateDecode)?\\b");

    private static final Pattern NUMBER_FOR_LETTER = Pattern.compile("#([0-9A-Fa-f]{2})");

    /** What makes a document do something, wherever it stands. */
    private static final Set<COSName> ACTIVE_KEYS =
            names("JS", "JavaScript", "EmbeddedFiles", "EF", "XFA", "RichMediaContent");

    private static final Set<COSName> ACTIVE_KINDS = names(
            "JavaScript",
            "Launch",
            "ImportData",
            "SubmitForm",
            "GoToE",
            "GoToR",
            "Rendition",
            "Movie",
            "Sound",
            "RichMedia",
            "RichMediaExecute",
            "EmbeddedFile",
            "FileAttachment",
            "Screen",
            "3D");

    static Document of(byte[] sent) {
        var text = new String(sent, StandardCharsets.ISO_8859_1);
        var end = text.lastIndexOf(END);
        if (!text.startsWith("%PDF-")
                || end < 0
                || !text.substring(end + END.length()).isBlank()) {
            throw new FileRefused(Reason.BROKEN);
        }
        unpacksTo(sent, text);
        try (var document = Loader.loadPDF(sent)) {
            if (document.isEncrypted()) {
                throw new FileRefused(Reason.ENCRYPTED);
            }
            if (isActive(document)) {
                throw new FileRefused(Reason.ACTIVE);
            }
            var pages = document.getNumberOfPages();
            if (pages < 1) {
                throw new FileRefused(Reason.BROKEN);
            }
            if (pages > PAGES) {
                throw new FileRefused(Reason.PAGES, PAGES, pages);
            }
            var catalog = document.getDocumentCatalog();
            return new Document(
                    pages,
                    catalog.getStructureTreeRoot() != null
                            && catalog.getMarkInfo() != null
                            && catalog.getMarkInfo().isMarked());
        } catch (InvalidPasswordException locked) {
            throw new FileRefused(Reason.ENCRYPTED);
        } catch (FileRefused refused) {
            throw refused;
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError broken) {
            // Lists in lists in lists, or a bomb that unpacksTo does not know: what was built is let go here.
            throw new FileRefused(Reason.BROKEN);
        }
    }

    /** Whether anything in it acts, all objects looked at: also those that no page leads to. */
    private static boolean isActive(PDDocument document) throws IOException {
        var cos = document.getDocument();
        var waiting = new ArrayDeque<COSBase>();
        waiting.add(cos.getTrailer());
        for (var key : Set.copyOf(cos.getXrefTable().keySet())) {
            waiting.add(cos.getObjectFromPool(key));
        }
        var seen = Collections.newSetFromMap(new IdentityHashMap<COSBase, Boolean>());
        while (!waiting.isEmpty()) {
            var next = waiting.remove();
            if (next instanceof COSObject reference) {
                next = reference.getObject();
            }
            if (next == null || !seen.add(next)) {
                continue;
            }
            if (next instanceof COSDictionary dictionary) {
                if (acts(dictionary)) {
                    return true;
                }
                dictionary.getValues().forEach(waiting::add);
            } else if (next instanceof COSArray array) {
                array.forEach(it -> {
                    if (it != null) {
                        waiting.add(it);
                    }
                });
            }
        }
        return false;
    }

    private static boolean acts(COSDictionary dictionary) {
        return ACTIVE_KEYS.stream().anyMatch(dictionary::containsKey)
                || isOneOf(dictionary.getDictionaryObject(COSName.S))
                || isOneOf(dictionary.getDictionaryObject(COSName.TYPE))
                || isOneOf(dictionary.getDictionaryObject(COSName.SUBTYPE));
    }

    private static boolean isOneOf(COSBase kind) {
        return kind instanceof COSName name && ACTIVE_KINDS.contains(name);
    }

    /** A few bytes can hold gigabytes: what is unpacked at opening is measured first, without keeping it. */
    private static void unpacksTo(byte[] sent, String text) {
        long all = 0;
        var buffer = new byte[64 * 1024];
        for (var at = text.indexOf("stream"); at >= 0; at = text.indexOf("stream", at + 6)) {
            var description = unescaped(text.substring(Math.max(0, at - DESCRIPTION), at));
            if (!BUNDLE.matcher(description).find()) {
                continue;
            }
            var own = description.substring(Math.max(0, description.lastIndexOf(" obj")));
            if (BUNDLE.matcher(own).find() && PACKED_OTHERWISE.matcher(own).find()) {
                throw new FileRefused(Reason.BROKEN);
            }
            var from = at + 6;
            while (from < sent.length && (sent[from] == '\r' || sent[from] == '\n')) {
                from++;
            }
            var inflater = new Inflater();
            try {
                inflater.setInput(sent, from, sent.length - from);
                int got;
                while ((got = inflater.inflate(buffer)) > 0) {
                    all += got;
                    if (all > UNPACKED) {
                        throw new FileRefused(Reason.BROKEN);
                    }
                }
            } catch (DataFormatException notPacked) {
                // it is as long as it is
            } finally {
                inflater.end();
            }
        }
    }

    /** Names may be written with numbers for letters: {@code /Obj#53tm}. */
    private static String unescaped(String names) {
        if (names.indexOf('#') < 0) {
            return names;
        }
        return NUMBER_FOR_LETTER
                .matcher(names)
                .replaceAll(it -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(it.group(1), 16))));
    }

    private static Set<COSName> names(String... names) {
        var all = new HashSet<COSName>();
        for (var name : names) {
            all.add(COSName.getPDFName(name));
        }
        return Set.copyOf(all);
    }
}
