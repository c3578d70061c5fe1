package nl.wijgroningen.portaal.account.domain;

/** Writes a secret as apps for codes read it (RFC 4648), without padding. */
final class Base32 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {}

    static String write(byte[] bytes) {
        var text = new StringBuilder();
        var buffer = 0;
        var filled = 0;
        for (var one : bytes) {
            buffer = buffer << Byte.SIZE | one & 0xFF;
            filled += Byte.SIZE;
            while (filled >= BITS) {
                filled -= BITS;
                text.append(ALPHABET.charAt(buffer >> filled & 31));
            }
            buffer &= (1 << filled) - 1;
        }
        if (filled > 0) {
            text.append(ALPHABET.charAt(buffer << BITS - filled & 31));
        }
        return text.toString();
    }
}
