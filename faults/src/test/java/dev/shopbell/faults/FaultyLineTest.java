package dev.shopbell.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopbell.faults.FaultyLine.Weather;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultyLineTest {
    private static final byte[] WORD = "shopbell".getBytes(StandardCharsets.US_ASCII);
    private static final int PATIENCE_MILLIS = 300;

    private ServerSocket echo;
    private FaultyLine line;

    @BeforeEach
    void an_echo_behind_a_line() throws IOException {
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serveEcho);
        line = new FaultyLine(echo.getLocalPort());
    }

    private void serveEcho() {
        while (!echo.isClosed()) {
            try {
                Socket socket = echo.accept();
                Thread.ofVirtual().start(() -> echo(socket));
            } catch (IOException e) {
                assertThat(echo.isClosed()).isTrue();
            }
        }
    }

    private static void echo(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
            assertThat(e).isInstanceOf(SocketException.class);
        }
    }

    @AfterEach
    void close() throws IOException {
        line.close();
        echo.close();
    }

    @Test
    void in_fair_weather_bytes_come_back_and_an_end_is_an_end() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(WORD);
            socket.shutdownOutput();
            assertThat(socket.getInputStream().readAllBytes()).isEqualTo(WORD);
        }
    }

    @Test
    void a_cut_line_is_reset() throws IOException {
        try (Socket socket = connect()) {
            roundTrip(socket);
            line.cutAll();
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
            assertThat(line.connections()).isZero();
        }
    }

    @Test
    void a_silent_line_stands_and_says_nothing() throws IOException {
        try (Socket socket = connect()) {
            roundTrip(socket);
            line.weather(Weather.SILENT);
            socket.getOutputStream().write(WORD);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            assertThat(line.connections()).isEqualTo(1);
        }
    }

    @Test
    void a_dead_connection_stands_for_ever_and_a_new_one_works() throws IOException {
        try (Socket socket = connect()) {
            roundTrip(socket);
            line.killAll();
            socket.getOutputStream().write(WORD);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            try (Socket other = connect()) {
                roundTrip(other);
            }
        }
        assertThat(line.deadConnections()).isEqualTo(1); // the server has not noticed anything
    }

    @Test
    void where_one_server_is_gone_the_other_takes_the_connections() throws IOException {
        int gone;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            gone = server.getLocalPort();
        }
        line.close();
        line = new FaultyLine(gone, echo.getLocalPort());
        for (int i = 0; i < 3; i++) {
            try (Socket socket = connect()) {
                roundTrip(socket);
            }
        }
    }

    @Test
    void a_slow_line_takes_its_time_both_ways() throws IOException {
        try (Socket socket = connect()) {
            roundTrip(socket);
            line.weather(Weather.delayed(Duration.ofMillis(60)));
            long begun = System.nanoTime();
            roundTrip(socket);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(119));
        }
    }

    @Test
    void a_crumbled_line_loses_nothing() throws IOException {
        line.weather(Weather.crumbled());
        try (Socket socket = connect()) {
            roundTrip(socket);
        }
    }

    @Test
    void a_line_can_be_cut_in_the_middle_of_a_word() throws IOException {
        line.weather(Weather.cutAfter(3));
        try (Socket socket = connect()) {
            socket.getOutputStream().write(WORD);
            assertThatThrownBy(() -> socket.getInputStream().readAllBytes()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void a_line_to_nowhere_is_reset() throws IOException {
        echo.close();
        try (Socket socket = connect()) {
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), line.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static void roundTrip(Socket socket) throws IOException {
        socket.getOutputStream().write(WORD);
        assertThat(socket.getInputStream().readNBytes(WORD.length)).isEqualTo(WORD);
    }
}
