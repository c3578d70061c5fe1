package nl.wijgroningen.portaal.platform.file;

import java.util.Arrays;
import java.util.Random;

/** Files with mistakes in them, the same for the same seed. */
final class Mutated {

    private Mutated() {}

    static byte[] of(byte[] sample, Random random) {
        var bytes = sample.clone();
        switch (random.nextInt(4)) {
            case 0 -> { // other bytes here and there
                for (var i = random.nextInt(1, 12); i > 0; i--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
            }
            case 1 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 2 -> { // a piece of it again, elsewhere
                var from = random.nextInt(bytes.length);
                var to = random.nextInt(bytes.length);
                System.arraycopy(sample, from, bytes, to, Math.min(40, bytes.length - Math.max(from, to)));
            }
            default -> { // noise after the first bytes
                var noise = new byte[random.nextInt(1, 600)];
                random.nextBytes(noise);
                var at = random.nextInt(Math.min(40, bytes.length));
                System.arraycopy(noise, 0, bytes, at, Math.min(noise.length, bytes.length - at));
            }
        }
        return bytes;
    }
}
