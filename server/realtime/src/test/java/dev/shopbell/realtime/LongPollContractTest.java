package dev.shopbell.realtime;

import java.io.IOException;

/// The contract on a long poll.
class LongPollContractTest extends ConnectionContract {
    @Override
    TestLine shopper(TestServer server) {
        return PollLine.shopper(server.port);
    }

    @Override
    TestLine staff(TestServer server, String session) {
        return PollLine.staff(server.port, session);
    }

    @Override
    void acknowledged(TestLine line) throws IOException {
        ((PollLine) line).acknowledge();
    }
}
