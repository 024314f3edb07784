package dev.shopbell.http;

import java.net.InetAddress;

/// The addresses that share their first bits: `10.0.0.0/8`, or one address alone.
///
/// @param address an address in the range
/// @param bits how many leading bits all of them share
public record AddressRange(InetAddress address, int bits) {

    /// Reads `address` or `address/bits`. Throws IllegalArgumentException on anything else; names are not looked
    /// up.
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int longest = address.getAddress().length * Byte.SIZE;
        int bits = slash < 0 ? longest : Integer.parseInt(text, slash + 1, text.length(), 10);
        if (bits < 0 || bits > longest) {
            throw new IllegalArgumentException("not a range of addresses: " + text);
        }
        return new AddressRange(address, bits);
    }

    /// Whether an address lies in the range; none of the other family does.
    public boolean contains(InetAddress other) {
        byte[] ours = address.getAddress();
        byte[] theirs = other.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
