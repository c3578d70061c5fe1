package nl.wijgroningen.portaal.platform.limit;

import java.util.Arrays;

/** What of an address stands for one place: of IPv6 the first 64 bits, since a house has all that begin with them. */
public final class Address {

    private Address() {}

    /** @param remote as the server gives it: digits, never a name */
    public static String place(String remote) {
        var zone = remote.indexOf('%');
        var plain = zone < 0 ? remote : remote.substring(0, zone);
        if (!plain.contains(":") || plain.contains(".")) {
            return plain;
        }
        var cut = plain.indexOf("::");
        var head = cut < 0 ? plain : plain.substring(0, cut);
        var tail = cut < 0 ? "" : plain.substring(cut + 2);
        var groups = new String[8];
        Arrays.fill(groups, "0");
        var first = head.isEmpty() ? new String[0] : head.split(":");
        var last = tail.isEmpty() ? new String[0] : tail.split(":");
        System.arraycopy(first, 0, groups, 0, Math.min(first.length, 8));
        System.arraycopy(last, 0, groups, Math.max(0, 8 - last.length), Math.min(last.length, 8));
        var place = new StringBuilder();
        for (var i = 0; i < 4; i++) {
            place.append(groups[i].replaceFirst("^0+(?=.)", "")).append(':');
        }
        return place.toString();
    }
}
