package nl.wijgroningen.portaal.platform.export;

import java.io.OutputStream;
import java.util.Arrays;

/** Cuts what is written into pieces, and hands each on with the number of rows so far. */
final class Parts extends OutputStream {

    static final int SIZE = 256 * 1024;

    private final Sink sink;
    private final byte[] piece = new byte[SIZE];
    private int filled;
    private int number;
    private long rows;

    Parts(Sink sink) {
        this.sink = sink;
    }

    interface Sink {
        void add(int number, byte[] content, long rows);
    }

    void rowAdded() {
        rows++;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        var at = from;
        while (at < from + length) {
            var fits = Math.min(SIZE - filled, from + length - at);
            System.arraycopy(bytes, at, piece, filled, fits);
            filled += fits;
            at += fits;
            if (filled == SIZE) {
                hand();
            }
        }
    }

    private void hand() {
        sink.add(number++, Arrays.copyOf(piece, filled), rows);
        filled = 0;
    }

    /** The last piece; there is one in any case, so that the number of rows is right. */
    @Override
    public void close() {
        hand();
    }
}
