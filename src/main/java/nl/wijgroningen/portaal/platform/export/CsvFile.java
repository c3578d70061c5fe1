package nl.wijgroningen.portaal.platform.export;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * A csv file (RFC 4180, UTF-8) that goes out line by line. A cell that a spreadsheet would take for a formula gets an
 * apostrophe before it.
 */
public final class CsvFile implements AutoCloseable {

    private static final String FORMULAS = "=+-@\t\r";

    private final CSVPrinter printer;

    /** Begins the answer. */
    public CsvFile(HttpServletResponse response, String name, String... header) throws IOException {
        this(begin(response, name), header);
    }

    CsvFile(OutputStream to, String... header) throws IOException {
        printer = new CSVPrinter(new OutputStreamWriter(to, StandardCharsets.UTF_8), CSVFormat.RFC4180);
        printer.printRecord((Object[]) header);
    }

    /** @param name of the file */
    static OutputStream begin(HttpServletResponse response, String name) throws IOException {
        response.setContentType("text/csv;charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        return response.getOutputStream();
    }

    public void line(@Nullable Object... cells) {
        try {
            for (var cell : cells) {
                printer.print(safe(cell));
            }
            printer.println();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    static String safe(@Nullable Object cell) {
        var text = cell == null ? "" : cell.toString();
        return !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public void close() throws IOException {
        printer.close(true);
    }
}
