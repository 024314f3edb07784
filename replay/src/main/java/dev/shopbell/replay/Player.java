package dev.shopbell.replay;

import dev.shopbell.client.ShopbellClient;
import dev.shopbell.client.Transport;
import dev.shopbell.protocol.ConversationFrame;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.replay.Dialogue.Side;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Plays talks, so many at once. In each talk a line is said once its author has heard the one before, as people do.
final class Player implements AutoCloseable {
    /// After so many talks that came to no end the rest is not tried: each costs the whole patience.
    private static final int MOST_FAILURES = 10;

    private final Stage stage;
    private final ReplayOptions options;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<AgentSeat> agents = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    private Player(Stage stage, ReplayOptions options) {
        this.stage = stage;
        this.options = options;
    }

    /// Signs the agents in.
    static Player at(Stage stage, ReplayOptions options) throws IOException, InterruptedException {
        Player player = new Player(stage, options);
        for (int i = 0; i < options.agents(); i++) {
            ShopApi.Staff staff = stage.agent(i);
            player.agents.add(new AgentSeat(staff, stage.nodeOfAgent(i).staffTransport(player.http, staff)));
        }
        return player;
    }

    /// Plays every talk; those that came to no end say why.
    void play(List<Talk> talks) throws InterruptedException {
        List<Thread> shoppers = new ArrayList<>();
        for (int i = 0; i < Math.min(options.shoppers(), talks.size()); i++) {
            shoppers.add(Thread.ofVirtual().start(() -> playWhatIsLeft(talks)));
        }
        for (Thread shopper : shoppers) {
            shopper.join();
        }
    }

    private void playWhatIsLeft(List<Talk> talks) {
        for (int i = next.getAndIncrement();
                i < talks.size() && failures.get() < MOST_FAILURES;
                i = next.getAndIncrement()) {
            Talk talk = talks.get(i);
            try {
                play(talk, i);
                talk.played();
            } catch (UnplayedException why) {
                failed(talk, why);
            } catch (IOException noAnswer) {
                failed(talk, new UnplayedException("the shopper was not let in: " + noAnswer));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void failed(Talk talk, UnplayedException why) {
        failures.incrementAndGet();
        talk.giveUp(why);
    }

    private void play(Talk talk, int number) throws IOException, InterruptedException, UnplayedException {
        Node node = stage.nodes().get(number % stage.nodes().size());
        ShopApi.Shopper shopper =
                Retry.until(options.patience(), () -> node.api().newShopper(stage.siteKey()));
        talk.shopper(shopper);
        Transport transport = node.shopperTransport(http, number % 100 < options.longPollPercent());
        CompletableFuture<ShopbellClient> itself = new CompletableFuture<>();
        try (ShopbellClient client =
                new ShopbellClient(transport, shopper.token(), talk.shopperListener(itself::join))) {
            itself.complete(client);
            client.start();
            play(talk, client, agentFor(number));
        }
    }

    /// Not simply `number % agents`: over several nodes shopper and agent would then always meet on the same one.
    private AgentSeat agentFor(int number) {
        return agents.get((number + number / stage.nodes().size()) % agents.size());
    }

    private void play(Talk talk, ShopbellClient shopper, AgentSeat agent)
            throws InterruptedException, UnplayedException {
        SpokenLine before = null;
        UUID conversation = null;
        for (SpokenLine spoken : talk.lines()) {
            Side author = spoken.line().side();
            if (before != null) {
                await(before.heard(author));
                Thread.sleep(options.pace());
            }
            spoken.sent();
            switch (author) {
                case SHOPPER -> say(shopper, null, spoken);
                case AGENT -> say(agent.client(), conversation, spoken);
            }
            if (conversation == null) {
                conversation = await(spoken.acknowledged()).conversation();
                talk.opened(conversation, agent.staff());
                await(agent.take(conversation, talk));
            }
            before = spoken;
        }
        for (SpokenLine spoken : talk.lines()) {
            await(spoken.acknowledged());
            await(spoken.heard(Side.SHOPPER));
            await(spoken.heard(Side.AGENT));
        }
        if (conversation != null) {
            await(agent.finish(conversation));
            agent.leave(conversation);
        }
    }

    private static void say(ShopbellClient client, @Nullable UUID conversation, SpokenLine spoken) {
        Script.Line line = spoken.line();
        CompletableFuture<ServerFrame.Said> answer =
                client.say(new ConversationFrame.Say(line.clientId(), conversation, EntryKind.LINE, line.text()));
        var _ = answer.whenComplete(spoken::answered);
    }

    private <T extends @Nullable Object> T await(CompletableFuture<T> future)
            throws InterruptedException, UnplayedException {
        Duration patience = options.patience();
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new UnplayedException("nothing came of a line or a command for " + patience.toSeconds() + " s");
        } catch (ExecutionException | CompletionException failure) {
            throw new UnplayedException(String.valueOf(failure.getCause()));
        }
    }

    @Override
    public void close() {
        agents.forEach(AgentSeat::close);
        http.shutdownNow();
    }
}
