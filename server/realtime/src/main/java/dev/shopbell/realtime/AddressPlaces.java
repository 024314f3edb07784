package dev.shopbell.realtime;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/// How many connections each remote address holds. From any thread.
final class AddressPlaces {
    private final int most;
    private final Map<String, Integer> taken = new HashMap<>();

    AddressPlaces(int most) {
        this.most = most;
    }

    /// Takes a place; false if the address has all it may have.
    synchronized boolean take(String address) {
        String network = networkOf(address);
        int count = taken.getOrDefault(network, 0);
        if (count < most) {
            taken.put(network, count + 1);
        }
        return count < most;
    }

    /// Gives a place back.
    synchronized void giveBack(String address) {
        taken.computeIfPresent(networkOf(address), (network, count) -> count == 1 ? null : count - 1);
    }

    /// One subscriber of IPv6 has a /64 network at the least (RFC 6177), so its lower half tells nobody apart.
    private static String networkOf(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return HexFormat.of().formatHex(bytes.length == 16 ? Arrays.copyOf(bytes, 8) : bytes);
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
