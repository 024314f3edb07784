package dev.shopbell.visitor;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/// An address for those who may know about where somebody is, and not who: without the last part of IPv4, and of IPv6
/// the network that a provider gives to one site (RFC 6177).
final class MaskedAddress {
    private static final int KEPT_OF_IPV6 = 6;

    private MaskedAddress() {}

    static String of(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            if (parsed instanceof Inet6Address) {
                byte[] network = Arrays.copyOf(Arrays.copyOf(parsed.getAddress(), KEPT_OF_IPV6), 16);
                return InetAddress.getByAddress(network).getHostAddress() + "/48";
            }
            String text = parsed.getHostAddress();
            return text.substring(0, text.lastIndexOf('.')) + ".x";
        } catch (IllegalArgumentException | java.net.UnknownHostException e) {
            return "";
        }
    }
}
