package dev.shopbell.realtime;

import java.io.IOException;

/// The contract on a WebSocket.
class WebSocketContractTest extends ConnectionContract {
    @Override
    TestLine shopper(TestServer server) throws IOException {
        return RawSocket.shopper(server.port);
    }

    @Override
    TestLine staff(TestServer server, String session) throws IOException {
        return RawSocket.staff(server.port, session);
    }
}
