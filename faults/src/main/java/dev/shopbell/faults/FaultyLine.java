package dev.shopbell.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A TCP line that can be cut, silenced, slowed and crumbled at will: it listens on a port of its own and passes bytes
/// to
/// and from a server. Thread-safe.
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
    private record Wire(Socket client, Socket server, AtomicInteger pumping) {}

    private static final System.Logger LOG = System.getLogger(FaultyLine.class.getName());

    private final ServerSocket listener;
    private final InetSocketAddress target;
    private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
    private volatile Weather weather = Weather.FAIR;

    FaultyLine(int targetPort) throws IOException {
        listener = new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress());
        target = new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort);
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
        Socket server = new Socket();
        try {
            server.connect(target);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        } catch (IOException e) {
            // The server is not there: the client learns it as it would without us.
            reset(client);
            return;
        }
        Wire wire = new Wire(client, server, new AtomicInteger(2));
        wires.add(wire);
        Thread.ofVirtual().start(() -> pump(wire, client, server, true));
        pump(wire, server, client, false);
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
                if (up ? now.upSilent() : now.downSilent()) {
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
            to.shutdownOutput();
        } catch (IOException e) {
            reset(wire);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
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
