package dev.shopbell.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// A TCP line that can be cut, silenced, slowed and crumbled at will: it listens on a port of its own and passes bytes
/// to and from a server, or to the first of several that takes the connection. Thread-safe.
final class FaultyLine implements AutoCloseable {
    /// How a line behaves from now on.
    ///
    /// @param upSilent what clients send goes nowhere; the connection stays, as on a line that was unplugged
    /// @param downSilent what the server sends goes nowhere
    /// @param delay each piece waits this long
    /// @param pieceBytes largest piece that is passed on at once, each in a segment of its own
    /// @param cutAfterBytes a connection is reset once it has passed on so many bytes to the client
    record Weather(boolean upSilent, boolean downSilent, Duration delay, int pieceBytes, long cutAfterBytes) {
        static final Weather FAIR = new Weather(false, false, Duration.ZERO, 1 << 16, Long.MAX_VALUE);
        static final Weather SILENT = new Weather(true, true, Duration.ZERO, 1 << 16, Long.MAX_VALUE);

        static Weather delayed(Duration delay) {
            return new Weather(false, false, delay, 1 << 16, Long.MAX_VALUE);
        }

        static Weather crumbled() {
            return new Weather(false, false, Duration.ZERO, 1, Long.MAX_VALUE);
        }

        static Weather cutAfter(long bytes) {
            return new Weather(false, false, Duration.ZERO, 1 << 16, bytes);
        }
    }

    /// @param pumping directions in which bytes may still pass
    /// @param dead whether bytes vanish in it for good, though it stands
    private record Wire(Socket client, Socket server, AtomicInteger pumping, AtomicBoolean dead) {}

    private static final System.Logger LOG = System.getLogger(FaultyLine.class.getName());

    private final ServerSocket listener;
    private final int[] targetPorts;
    private final AtomicInteger connected = new AtomicInteger();
    private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
    private volatile Weather weather = Weather.FAIR;

    /// @param targetPorts of the servers, tried in turn by each new connection
    FaultyLine(int... targetPorts) throws IOException {
        listener = new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress());
        this.targetPorts = targetPorts.clone();
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    void weather(Weather now) {
        weather = now;
    }

    /// Resets every connection that stands now: both ends get a RST.
    void cutAll() {
        wires.forEach(FaultyLine::reset);
    }

    /// Lets each connection that stands now stand on, and nothing pass through it ever again, as if the other side had
    /// lost its power: no FIN, no RST. New connections are not concerned.
    void killAll() {
        wires.forEach(wire -> wire.dead().set(true));
    }

    /// How many of those still stand, because the server has not given them up, or the client has not.
    int deadConnections() {
        return (int) wires.stream().filter(wire -> wire.dead().get()).count();
    }

    /// How many connections stand.
    int connections() {
        return wires.size();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cutAll();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        Socket server;
        try {
            server = connectToTarget();
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        } catch (IOException e) {
            // The server is not there: the client learns it as it would without us.
            reset(client);
            return;
        }
        Wire wire = new Wire(client, server, new AtomicInteger(2), new AtomicBoolean());
        wires.add(wire);
        Thread.ofVirtual().start(() -> pump(wire, client, server, true));
        pump(wire, server, client, false);
    }

    private Socket connectToTarget() throws IOException {
        int first = connected.getAndIncrement();
        IOException refused = new IOException("there is no target");
        for (int i = 0; i < targetPorts.length; i++) {
            int port = targetPorts[Math.floorMod(first + i, targetPorts.length)];
            try {
                return new Socket(InetAddress.getLoopbackAddress(), port);
            } catch (IOException e) {
                refused = e;
            }
        }
        throw refused;
    }

    private void pump(Wire wire, Socket from, Socket to, boolean up) {
        byte[] buffer = new byte[1 << 16];
        long passed = 0;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            while (true) {
                Weather now = weather;
                int count = in.read(buffer, 0, Math.min(buffer.length, now.pieceBytes()));
                if (count < 0) {
                    break;
                }
                now = weather;
                if (wire.dead().get() || (up ? now.upSilent() : now.downSilent())) {
                    continue;
                }
                if (now.delay().isPositive()) {
                    Thread.sleep(now.delay());
                }
                int whole = up ? count : (int) Math.min(count, Math.max(0, now.cutAfterBytes() - passed));
                out.write(buffer, 0, whole);
                passed += whole;
                if (whole < count) {
                    reset(wire);
                    break;
                }
            }
            if (!wire.dead().get()) {
                to.shutdownOutput();
            }
        } catch (IOException e) {
            if (!wire.dead().get()) {
                reset(wire);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // The far end of a dead wire never learns that the near one is gone.
            if (wire.pumping().decrementAndGet() == 0) {
                wires.remove(wire);
                reset(wire);
            }
        }
    }

    private static void reset(Wire wire) {
        reset(wire.client());
        reset(wire.server());
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.TRACE, "It was closed already", e);
        }
    }
}
