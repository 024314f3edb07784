package dev.shopbell.visitor;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// What stands for an address where registrations are counted: a household has one address of IPv4, and of
/// IPv6 a network in which it may take any address.
final class AddressKey {
    private static final int NETWORK_BYTES = 8;

    private AddressKey() {}

    static String of(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES)) + "::/64"
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException e) {
            return "unknown";
        }
    }
}
