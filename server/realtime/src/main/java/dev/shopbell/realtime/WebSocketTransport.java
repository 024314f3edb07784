package dev.shopbell.realtime;

import dev.shopbell.http.Doorkeeper;
import dev.shopbell.protocol.ClientFrame;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.SessionFrame;
import dev.shopbell.protocol.Wire;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A WebSocket, from its upgrade to its end. Vert.x serves HTTP and the handshake; from then on this stands in the
/// channel in front of it (see docs/decisions/0020), which gives exact close codes, a count of every byte that Netty
/// still holds, and a goodbye also after a frame that the decoder refused.
///
/// All but [#unsentBytes] happens on the channel's event loop.
final class WebSocketTransport extends ChannelInboundHandlerAdapter implements Transport {
    private enum Phase {
        AWAITING_HELLO,
        ASKING,
        OPEN,
        LEAVING
    }

    private static final Logger LOG = Logger.getLogger(WebSocketTransport.class);
    private static final char REPLACEMENT = '\uFFFD';

    private final Edge edge;
    private final HomeLoop home;
    private final Channel channel;
    private final Audience audience;
    private final Meter meter;

    private Phase phase = Phase.AWAITING_HELLO;
    private Doorkeeper.@Nullable Request sender;
    private @Nullable List<ClientFrame> kept;
    private int keptBytes;
    private @Nullable LiveConnection connection;
    private @Nullable ByteBuf fragments;

    WebSocketTransport(Edge edge, Channel channel, Audience audience, Doorkeeper.Request sender) {
        this.edge = edge;
        this.channel = channel;
        this.audience = audience;
        this.sender = sender;
        home = edge.connections().homeOf(channel.eventLoop());
        meter = new Meter(edge.config().of(audience));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        home.hellos.add(() -> {
            if (phase == Phase.AWAITING_HELLO) {
                leaveWith(Problem.LINE_SILENT, "No hello came.");
            }
        });
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (message instanceof WebSocketFrame frame && phase != Phase.LEAVING) {
                read(frame);
            } else if (message instanceof CloseWebSocketFrame) {
                cut();
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void read(WebSocketFrame frame) {
        long now = System.nanoTime();
        if (connection != null) {
            connection.heard(now);
        }
        // Pings and fragments count like whole frames: they cost as much.
        if (!meter.take(frame.content().readableBytes(), now)) {
            leaveWith(Problem.TOO_MANY, null);
            return;
        }
        switch (frame) {
            case TextWebSocketFrame text -> readPart(text.content(), text.isFinalFragment());
            case ContinuationWebSocketFrame more -> readPart(more.content(), more.isFinalFragment());
            case BinaryWebSocketFrame binary -> leaveWith(Problem.MALFORMED_FRAME, "Frames are text.");
            case PingWebSocketFrame ping -> {
                write(new PongWebSocketFrame(ping.content().retain()));
                flush();
            }
            case PongWebSocketFrame pong -> {}
            case CloseWebSocketFrame close ->
                channel.writeAndFlush(close.retain()).addListener(written -> cut());
            default -> leaveWith(Problem.MALFORMED_FRAME, null);
        }
    }

    private void readPart(ByteBuf part, boolean isLast) {
        if (fragments == null && isLast) {
            readMessage(part);
            return;
        }
        ByteBuf message = fragments == null ? Unpooled.buffer(part.readableBytes()) : fragments;
        if (message.readableBytes() + part.readableBytes() > Wire.MAX_CLIENT_FRAME_BYTES) {
            leaveWith(Problem.FRAME_TOO_LARGE, null);
            return;
        }
        message.writeBytes(part);
        fragments = isLast ? null : message;
        if (isLast) {
            readMessage(message);
        }
    }

    private void readMessage(ByteBuf message) {
        String json = message.toString(StandardCharsets.UTF_8);
        // Decoding replaces what is not UTF-8, so only a text with a replacement needs the slow, strict look.
        if (json.indexOf(REPLACEMENT) >= 0 && !ByteBufUtil.isText(message, StandardCharsets.UTF_8)) {
            leaveWith(Problem.MALFORMED_FRAME, "Not UTF-8.");
            return;
        }
        edge.counters().framesIn.increment();
        try {
            read(Wire.readClientFrame(json), json.length());
        } catch (Wire.MalformedFrameException e) {
            leaveWith(Problem.MALFORMED_FRAME, e.getMessage());
        }
    }

    private void read(ClientFrame frame, int size) {
        if (connection != null) {
            connection.receive(frame);
        } else if (kept != null) {
            keep(kept, frame, size);
        } else if (frame instanceof SessionFrame.Hello hello && sender != null) {
            phase = Phase.ASKING;
            kept = new ArrayList<>(4);
            edge.gate().ask(audience, sender, hello, home, this::answered);
            sender = null;
        } else {
            leaveWith(Problem.MALFORMED_FRAME, "The first frame must be a hello.");
        }
    }

    private void keep(List<ClientFrame> kept, ClientFrame frame, int size) {
        RealtimeConfig.Bounds bounds = edge.config().of(audience);
        keptBytes += size;
        if (kept.size() < bounds.framesBurst() && keptBytes <= bounds.bytesBurst()) {
            kept.add(frame);
        } else {
            leaveWith(Problem.TOO_MANY, null);
        }
    }

    private void answered(Gate.Answer answer) {
        if (phase != Phase.ASKING || !channel.isActive()) {
            return;
        }
        switch (answer) {
            case Gate.TurnedAway away -> leaveWith(away.problem(), away.detail());
            case Gate.Admitted admitted -> {
                phase = Phase.OPEN;
                LiveConnection opened = new LiveConnection(edge, home, this, audience, admitted);
                connection = opened;
                opened.open();
                if (kept != null) {
                    kept.forEach(opened::receive);
                    kept = null;
                }
            }
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        switch (cause) {
            case CorruptedWebSocketFrameException corrupted
            when corrupted.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG) ->
                leaveWith(Problem.FRAME_TOO_LARGE, null);
            case CorruptedWebSocketFrameException corrupted -> leaveWith(Problem.MALFORMED_FRAME, cause.getMessage());
            case IOException lost -> cut();
            default -> {
                LOG.error("a socket failed", cause);
                leaveWith(Problem.INTERNAL, null);
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        phase = Phase.LEAVING;
        if (connection != null) {
            connection.hungUp();
        }
        context.fireChannelInactive();
    }

    @Override
    public void write(EncodedFrame frame) {
        write(new TextWebSocketFrame(Unpooled.wrappedBuffer(frame.utf8())));
    }

    /// A write that fails is told to [#exceptionCaught], as is every other.
    private void write(WebSocketFrame frame) {
        var _ = channel.write(frame, channel.voidPromise());
    }

    @Override
    public void flush() {
        channel.flush();
    }

    @Override
    public long unsentBytes() {
        ChannelOutboundBuffer unsent = channel.unsafe().outboundBuffer();
        return unsent == null ? 0 : unsent.totalPendingWriteBytes();
    }

    @Override
    public long patienceNanos() {
        return edge.config().silence().toNanos();
    }

    @Override
    public void leave(Problem problem, @Nullable String detail) {
        if (phase == Phase.LEAVING) {
            return;
        }
        phase = Phase.LEAVING;
        kept = null;
        fragments = null;
        int code = problem.closeCode() == 0 ? Problem.INTERNAL.closeCode() : problem.closeCode();
        write(EncodedFrame.of(new ServerFrame.Goodbye(problem.detail(detail))));
        write(new CloseWebSocketFrame(code, problem.code()));
        flush();
        // What still comes in is read and thrown away until the other side closes: closing on unread input
        // would make TCP reset the connection, and the goodbye could be lost on its way.
        home.closings.add(this::cut);
    }

    /// Leaves by way of the connection where there is one, so that what was sent before the goodbye goes first.
    private void leaveWith(Problem problem, @Nullable String detail) {
        if (connection != null) {
            connection.close(problem, detail);
        } else {
            edge.counters().closed(problem);
            leave(problem, detail);
        }
    }

    /// Closes the channel at once. From this handler's place in the pipeline, since Vert.x, behind it, would first
    /// wait for all output to drain.
    private void cut() {
        ChannelHandlerContext context = channel.pipeline().context(this);
        if (context != null) {
            var _ = context.close();
        }
    }
}
