package dev.shopbell.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A shopper and an agent in one conversation: opens it as the two clients would (the shopper's first line opens it,
/// the
/// agent takes and follows it), then says lines from either side and follows each to its acknowledgement and its
/// delivery.
final class ChatPair {
    /// What the generator hears of a pair.
    interface Listener {
        /// The conversation stands and both sides follow it.
        void ready(ChatPair pair);

        /// A line was acknowledged to its sender.
        void acknowledged(long intendedNanos);

        /// A line reached the other side.
        void delivered(long intendedNanos);

        /// A line is through: acknowledged and delivered.
        void through(ChatPair pair, boolean byShopper, long intendedNanos);

        /// Something that must not happen in a run that counts.
        void failed(String why);
    }

    private static final byte[] WELCOME = bytes("{\"type\":\"welcome\"");
    private static final byte[] SAID = bytes("{\"type\":\"said\"");
    private static final byte[] ENTRIES = bytes("{\"type\":\"entries\"");
    private static final byte[] DONE = bytes("{\"type\":\"done\"");
    private static final byte[] HEARTBEAT = bytes("{\"type\":\"heartbeat\"");
    private static final byte[] REFUSED = bytes("{\"type\":\"refused\"");
    private static final byte[] GOODBYE = bytes("{\"type\":\"goodbye\"");
    private static final byte[] CLIENT_ID = bytes("\"clientId\":\"");
    private static final byte[] CONVERSATION = bytes("\"conversation\":\"");
    private static final String SAY_UP_TO_ID = "{\"type\":\"say\",\"clientId\":\"";
    private static final byte[] BEAT = ClientSocket.textFrame("{\"type\":\"beat\"}");
    private static final int UUID_LENGTH = 36;

    /// More lines on their way in one pair than this void a run: the server is not keeping up at all.
    private static final int MAX_UNDER_WAY = 4_096;

    /// Lines of chat as shoppers and agents write them, 12 to 190 bytes, 73 on average.
    private static final String[] TEXTS = {
        "Hello, does the Fjell jacket run small? I am between M and L.",
        "Hi! It is cut close, so with a fleece beneath it we would take the L.",
        "Thanks 🙂",
        "And is the zip on the left side, as in the second picture? My old one was, and I never got used to it.",
        "One moment, I look at the sample.",
        "It is on the left, yes. Both pockets have zips too, and the one inside is large enough for a phone of up to"
                + " seven inches, which many customers ask for before a longer tour.",
        "Great, I will take it in moss green.",
        "Lovely choice – it leaves here today if you order before three o’clock.",
    };

    private static final byte ACKNOWLEDGED = 1;
    private static final byte DELIVERED = 2;
    private static final byte BY_SHOPPER = 4;

    private final int number;
    private final String idSuffix;
    private final Listener listener;
    private final ClientSocket shopper;
    private final ClientSocket agent;
    private final long[] intended = new long[MAX_UNDER_WAY];
    private final byte[] progress = new byte[MAX_UNDER_WAY];
    private byte[][] agentFrames = {};
    private final byte[][] shopperFrames;
    private int sequence;
    private @Nullable String conversation;
    private boolean agentWelcome;
    private int preparations;

    /// @param number below [LineId#MAX_PAIRS]
    ChatPair(int number, String idSuffix, SocketLoop loop, Target target, Listener listener) throws IOException {
        this.number = number;
        this.idSuffix = idSuffix;
        this.listener = listener;
        this.shopperFrames = sayFrames(null);
        this.shopper =
                loop.connect("/socket/shopper", target.shopperHeaders(), new Side(true, target.shopperToken(number)));
        this.agent = loop.connect("/socket/staff", target.agentHeaders(), new Side(false, target.agentToken(number)));
    }

    /// Says a line that ought to leave at `intendedNanos` of [System#nanoTime].
    void say(boolean byShopper, long intendedNanos) {
        int line = sequence++;
        int slot = line & (MAX_UNDER_WAY - 1);
        if (intended[slot] != 0) {
            listener.failed("more than " + MAX_UNDER_WAY + " lines of one pair are under way");
            return;
        }
        intended[slot] = intendedNanos;
        progress[slot] = byShopper ? BY_SHOPPER : 0;
        byte[] frame = (byShopper ? shopperFrames : agentFrames)[line % TEXTS.length];
        LineId.write(frame, idAt(frame), LineId.scramble(number, line));
        (byShopper ? shopper : agent).send(frame);
    }

    void close() {
        shopper.close();
        agent.close();
    }

    private String sayFrame(@Nullable String where, String text) {
        return SAY_UP_TO_ID + "00000000-0000" + idSuffix + "\","
                + (where == null ? "" : "\"conversation\":\"" + where + "\",")
                + "\"kind\":\"line\",\"text\":\"" + text + "\"}";
    }

    private byte[][] sayFrames(@Nullable String where) {
        return Arrays.stream(TEXTS)
                .map(text -> ClientSocket.textFrame(sayFrame(where, text)))
                .toArray(byte[][]::new);
    }

    /// A shopper's line names no conversation, and the first one opens it.
    private void open() {
        byte[] frame = ClientSocket.textFrame(sayFrame(null, "Hello, is somebody there?"));
        LineId.write(frame, idAt(frame), LineId.scramble(number, sequence++));
        shopper.send(frame);
    }

    private void opened(String id) {
        conversation = id;
        agentFrames = sayFrames(id);
        shopper.send(follow(id));
        joinAgent();
    }

    private void joinAgent() {
        if (conversation != null && agentWelcome) {
            agent.send(ClientSocket.textFrame(
                    "{\"type\":\"take\",\"ref\":\"take\",\"conversation\":\"" + conversation + "\"}"));
            agent.send(follow(conversation));
        }
    }

    private static byte[] follow(String conversation) {
        return ClientSocket.textFrame("{\"type\":\"follow\",\"conversation\":\"" + conversation + "\",\"after\":0}");
    }

    /// Where the id stands: the type comes before it, after a header of 6 bytes or, from a length of 126 on, 8.
    private static int idAt(byte[] frame) {
        return ((frame[1] & 0x7F) < 126 ? 6 : 8) + SAY_UP_TO_ID.length();
    }

    /// Both sides follow and the agent has taken it: three answers.
    private void prepared() {
        if (++preparations == 3) {
            listener.ready(this);
        }
    }

    private void progressed(ByteBuffer bytes, int idFrom, byte kind, boolean seenByShopper) {
        long id = LineId.unscramble(LineId.read(bytes, idFrom));
        int slot = (int) id & (MAX_UNDER_WAY - 1);
        boolean byShopper = (progress[slot] & BY_SHOPPER) != 0;
        long since = intended[slot];
        if ((int) (id >>> 32) != number || since == 0) {
            return;
        }
        if (kind == DELIVERED && seenByShopper == byShopper) {
            return;
        }
        if ((progress[slot] & kind) != 0) {
            return;
        }
        progress[slot] |= kind;
        if (kind == ACKNOWLEDGED) {
            listener.acknowledged(since);
        } else {
            listener.delivered(since);
        }
        if ((progress[slot] & (ACKNOWLEDGED | DELIVERED)) == (ACKNOWLEDGED | DELIVERED)) {
            intended[slot] = 0;
            listener.through(this, byShopper, since);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(ByteBuffer bytes, int from, int to) {
        byte[] copy = new byte[to - from];
        bytes.get(from, copy);
        return new String(copy, StandardCharsets.UTF_8);
    }

    private final class Side implements ClientSocket.Listener {
        private final boolean isShopper;
        private final @Nullable String token;

        Side(boolean isShopper, @Nullable String token) {
            this.isShopper = isShopper;
            this.token = token;
        }

        @Override
        public void opened(ClientSocket socket) {
            socket.send(ClientSocket.textFrame(
                    "{\"type\":\"hello\",\"version\":1" + (token == null ? "" : ",\"token\":\"" + token + "\"") + "}"));
        }

        @Override
        public void frame(ClientSocket socket, ByteBuffer bytes, int from, int to) {
            if (Bytes.startsWith(bytes, from, to, SAID)) {
                said(bytes, from, to);
            } else if (Bytes.startsWith(bytes, from, to, ENTRIES)) {
                entries(bytes, from, to);
            } else if (Bytes.startsWith(bytes, from, to, WELCOME)) {
                welcomed();
            } else if (Bytes.startsWith(bytes, from, to, DONE)) {
                prepared();
            } else if (Bytes.startsWith(bytes, from, to, HEARTBEAT)) {
                socket.send(BEAT);
            } else if (Bytes.startsWith(bytes, from, to, REFUSED) || Bytes.startsWith(bytes, from, to, GOODBYE)) {
                listener.failed(text(bytes, from, to));
            }
        }

        @Override
        public void closed(ClientSocket socket, String why) {
            listener.failed((isShopper ? "a shopper's" : "an agent's") + " socket is gone: " + why);
        }

        private void welcomed() {
            if (isShopper) {
                open();
            } else {
                agentWelcome = true;
                joinAgent();
            }
        }

        private void said(ByteBuffer bytes, int from, int to) {
            if (conversation == null) {
                int at = Bytes.indexOf(bytes, from, to, CONVERSATION) + CONVERSATION.length;
                ChatPair.this.opened(text(bytes, at, at + UUID_LENGTH));
                return;
            }
            int at = Bytes.indexOf(bytes, from, to, CLIENT_ID);
            progressed(bytes, at + CLIENT_ID.length, ACKNOWLEDGED, isShopper);
        }

        private boolean following;

        private void entries(ByteBuffer bytes, int from, int to) {
            if (!following) {
                following = true;
                prepared();
            }
            for (int at = Bytes.indexOf(bytes, from, to, CLIENT_ID);
                    at >= 0;
                    at = Bytes.indexOf(bytes, at + UUID_LENGTH, to, CLIENT_ID)) {
                progressed(bytes, at + CLIENT_ID.length, DELIVERED, isShopper);
            }
        }
    }
}
