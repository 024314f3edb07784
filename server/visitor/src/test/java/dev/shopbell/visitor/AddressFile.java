package dev.shopbell.visitor;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes a small database of addresses as the MaxMind DB file format specification 2.0 has it: a search tree with two
/// records of 24 bits a node, the data, and the metadata behind its marker. IPv4 lies at `::/96`.
final class AddressFile {
    private static final byte[] MARKER = {
        (byte) 0xab, (byte) 0xcd, (byte) 0xef, 'M', 'a', 'x', 'M', 'i', 'n', 'd', '.', 'c', 'o', 'm'
    };
    private static final int SEPARATOR_BYTES = 16;
    private static final int IPV4_AT = 96;

    private static final int TEXT = 2;
    private static final int UINT16 = 5;
    private static final int UINT32 = 6;
    private static final int MAP = 7;
    private static final int UINT64 = 9;
    private static final int ARRAY = 11;
    private static final int LARGEST_PLAIN_TYPE = 7;
    private static final int LONGEST_PLAIN_SIZE = 28;

    private final List<Node> nodes = new ArrayList<>(List.of(new Node()));
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    /// A record: the number of a node, or where data begins, or nothing.
    private static final class Node {
        final int[] next = {NOTHING, NOTHING};
        final boolean[] isData = new boolean[2];
    }

    private static final int NOTHING = -1;

    /// Adds a network.
    AddressFile with(byte[] address, int bits, Map<String, Object> what) {
        byte[] whole = new byte[16];
        boolean isIpv4 = address.length == 4;
        System.arraycopy(address, 0, whole, isIpv4 ? 12 : 0, address.length);
        int depth = isIpv4 ? IPV4_AT + bits : bits;
        int at = 0;
        for (int bit = 0; bit < depth - 1; bit++) {
            Node node = nodes.get(at);
            int side = side(whole, bit);
            if (node.next[side] == NOTHING) {
                node.next[side] = nodes.size();
                nodes.add(new Node());
            }
            at = node.next[side];
        }
        int side = side(whole, depth - 1);
        nodes.get(at).next[side] = data.size();
        nodes.get(at).isData[side] = true;
        data.writeBytes(encoded(what));
        return this;
    }

    private static int side(byte[] address, int bit) {
        return (address[bit / 8] >> (7 - bit % 8)) & 1;
    }

    byte[] bytes() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (Node node : nodes) {
            for (int side = 0; side < 2; side++) {
                int record = node.isData[side]
                        ? nodes.size() + SEPARATOR_BYTES + node.next[side]
                        : node.next[side] == NOTHING ? nodes.size() : node.next[side];
                file.write(record >> 16);
                file.write(record >> 8);
                file.write(record);
            }
        }
        file.writeBytes(new byte[SEPARATOR_BYTES]);
        file.writeBytes(data.toByteArray());
        file.writeBytes(MARKER);
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("node_count", nodes.size());
        metadata.put("record_size", (short) 24);
        metadata.put("ip_version", (short) 6);
        metadata.put("database_type", "Test-Country");
        metadata.put("languages", List.of("en"));
        metadata.put("binary_format_major_version", (short) 2);
        metadata.put("binary_format_minor_version", (short) 0);
        metadata.put("build_epoch", 1_777_000_000L);
        metadata.put("description", Map.of("en", "For tests"));
        file.writeBytes(encoded(metadata));
        return file.toByteArray();
    }

    private static byte[] encoded(Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (value) {
            case String text -> {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                begin(out, TEXT, utf8.length);
                out.writeBytes(utf8);
            }
            case Short number -> number(out, UINT16, Short.BYTES, number);
            case Integer number -> number(out, UINT32, Integer.BYTES, number);
            case Long number -> number(out, UINT64, Long.BYTES, number);
            case List<?> list -> {
                begin(out, ARRAY, list.size());
                list.forEach(each -> out.writeBytes(encoded(each)));
            }
            case Map<?, ?> map -> {
                begin(out, MAP, map.size());
                map.forEach((name, each) -> {
                    out.writeBytes(encoded(name));
                    out.writeBytes(encoded(each));
                });
            }
            default -> throw new IllegalArgumentException("no form for " + value);
        }
        return out.toByteArray();
    }

    private static void number(ByteArrayOutputStream out, int type, int size, long value) {
        begin(out, type, size);
        for (int i = size - 1; i >= 0; i--) {
            out.write((int) (value >> (8 * i)));
        }
    }

    private static void begin(ByteArrayOutputStream out, int type, int size) {
        if (size > LONGEST_PLAIN_SIZE) {
            throw new IllegalArgumentException("no form for so much");
        }
        out.write(((type > LARGEST_PLAIN_TYPE ? 0 : type) << 5) | size);
        if (type > LARGEST_PLAIN_TYPE) {
            out.write(type - LARGEST_PLAIN_TYPE);
        }
    }
}
