package dev.shopbell.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// What stands for an address where attempts of one household are counted: it has one address of IPv4, and of IPv6 a
/// network in which it may take any address.
public final class AddressKey {
    private static final int NETWORK_BYTES = 8;

    private AddressKey() {}

    /// The address itself, or the first 64 bits of one of IPv6. All that is no address shares one key: such callers
    /// come through a proxy that is set up wrongly, and together have no more than one household.
    public static String of(String address) {
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
