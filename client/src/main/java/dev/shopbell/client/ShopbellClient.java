package dev.shopbell.client;

import dev.shopbell.protocol.ClientFrame;
import dev.shopbell.protocol.ConversationFrame;
import dev.shopbell.protocol.ConversationFrame.Say;
import dev.shopbell.protocol.ConversationHead;
import dev.shopbell.protocol.Entry;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.ProblemDetail;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.SessionFrame;
import dev.shopbell.protocol.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A line to the server that mends itself. Lines that were said are sent until they are answered, also over a
/// lost connection and with the same client id, so each is stored once; followed conversations go on from
/// their cursors.
///
/// Safe for use from any thread. Futures and listeners are called on threads of the transport and of a timer
/// that all clients share; they must not wait. Long because all of it is one state under one lock.
public final class ShopbellClient implements AutoCloseable {
    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "shopbell-client-timer");
        thread.setDaemon(true);
        return thread;
    });
    /// Until the server's heartbeat is known. Longer than it takes to be welcomed by a busy server.
    private static final long WELCOME_WITHIN_MILLIS = 15_000;

    private final Transport transport;
    private final @Nullable String token;
    private final ClientListener listener;
    private final Outbox outbox = new Outbox();
    private final Map<UUID, Integer> cursors = new LinkedHashMap<>();
    private final Map<String, Waiting> commands = new HashMap<>();
    /// Sent after every welcome, by kind.
    private final Map<Class<?>, ClientFrame> standing = new LinkedHashMap<>();

    private Transport.@Nullable Line line;
    private boolean live;
    private boolean running;
    private int failures;
    /// Counts connections, so that what an old one says late is ignored.
    private int attempt;
    private long heardNanos;
    private long silenceMillis = WELCOME_WITHIN_MILLIS;
    private @Nullable String epoch;

    private record Waiting(ClientFrame frame, CompletableFuture<@Nullable Void> answer) {}

    /// @param token a visitor's token; absent for staff, whose cookie the transport carries
    public ShopbellClient(Transport transport, @Nullable String token, ClientListener listener) {
        this.transport = transport;
        this.token = token;
        this.listener = listener;
    }

    /// Connects, and stays connected until [#close].
    public synchronized void start() {
        if (!running) {
            running = true;
            failures = 0;
            connect();
        }
    }

    /// Cuts the line, as a network would; the client connects again by itself.
    public synchronized void cut() {
        if (running) {
            down(null);
        }
    }

    /// Ends the line. Lines that were not answered stay unanswered.
    @Override
    public synchronized void close() {
        running = false;
        drop();
    }

    /// Says a line; sent when its turn comes, and until it is answered.
    ///
    /// @param conversation absent for a shopper
    /// @return completes once the line is on disk, or with [RefusedException] where it never will be
    public CompletableFuture<ServerFrame.Said> say(@Nullable UUID conversation, EntryKind kind, String text) {
        return say(new Say(UUID.randomUUID(), conversation, kind, text));
    }

    /// Says a line under an id of the caller's, who may have said it before.
    public synchronized CompletableFuture<ServerFrame.Said> say(Say say) {
        Outbox.Line added = new Outbox.Line(say);
        if (outbox.add(added)) {
            send(say);
        }
        return added.answer;
    }

    /// Follows a conversation, from its first entry or from where an earlier follow ended.
    public synchronized void follow(UUID conversation) {
        cursors.putIfAbsent(conversation, 0);
        sendFollow(conversation);
    }

    /// Follows no more, and forgets the cursor.
    public synchronized void unfollow(UUID conversation) {
        if (cursors.remove(conversation) != null) {
            send(new ConversationFrame.Unfollow(conversation));
        }
    }

    /// Carries out a command, also over a lost line.
    ///
    /// @param frame makes the frame for the `ref` it is given
    /// @return completes once it is done, or with [RefusedException]
    public synchronized CompletableFuture<@Nullable Void> command(Function<String, ClientFrame> frame) {
        String ref = UUID.randomUUID().toString();
        Waiting waiting = new Waiting(frame.apply(ref), new CompletableFuture<>());
        commands.put(ref, waiting);
        send(waiting.frame());
        return waiting.answer();
    }

    /// Sends a frame now and after every welcome, in place of the last one of its kind: watching the work
    /// list, availability, the page.
    public synchronized void stand(ClientFrame frame) {
        standing.put(frame.getClass(), frame);
        send(frame);
    }

    /// Sends a frame if the line is up, and never again: typing, reading.
    public synchronized void send(ClientFrame frame) {
        Transport.Line open = line;
        if (live && open != null) {
            open.send(Wire.write(frame));
        }
    }

    private void connect() {
        int mine = ++attempt;
        heardNanos = System.nanoTime();
        silenceMillis = WELCOME_WITHIN_MILLIS;
        line = transport.open(Wire.write(new SessionFrame.Hello(Wire.VERSION, token)), new Transport.Listener() {
            @Override
            public void frame(String json) {
                received(mine, json);
            }

            @Override
            public void closed(@Nullable ProblemDetail problem) {
                ended(mine, problem);
            }
        });
        watchSilence(mine);
    }

    private synchronized void ended(int which, @Nullable ProblemDetail problem) {
        if (which == attempt && running) {
            down(problem);
        }
    }

    private void watchSilence(int which) {
        schedule(
                () -> {
                    synchronized (this) {
                        if (which != attempt || !running) {
                            return;
                        }
                        if (System.nanoTime() - heardNanos > TimeUnit.MILLISECONDS.toNanos(silenceMillis)) {
                            down(null);
                        } else {
                            watchSilence(which);
                        }
                    }
                },
                silenceMillis / 4 + 1);
    }

    private void drop() {
        attempt++;
        live = false;
        if (line != null) {
            line.close();
            line = null;
        }
    }

    private void down(@Nullable ProblemDetail problem) {
        boolean wasLive = live;
        drop();
        if (problem != null && givesUp(problem.action())) {
            running = false;
            listener.stopped(problem);
            return;
        }
        if (wasLive) {
            listener.lost();
        }
        int mine = attempt;
        schedule(
                () -> {
                    synchronized (this) {
                        if (mine == attempt && running) {
                            connect();
                        }
                    }
                },
                BackOff.millis(failures++, ThreadLocalRandom.current()));
    }

    private static boolean givesUp(Problem.Action action) {
        return switch (action) {
            case MEND, SIGN_IN, RELOAD, STOP -> true;
            case RETRY_LATER, RESUME -> false;
        };
    }

    private synchronized void received(int which, String json) {
        if (which != attempt || !running) {
            return;
        }
        heardNanos = System.nanoTime();
        ServerFrame frame;
        try {
            frame = Wire.readServerFrame(json);
        } catch (Wire.MalformedFrameException e) {
            return; // of a newer server
        }
        take(frame);
        listener.frame(frame);
    }

    private void take(ServerFrame frame) {
        if (frame instanceof ServerFrame.Welcome welcome) {
            welcomed(welcome);
        } else if (frame instanceof ServerFrame.Heartbeat heartbeat) {
            send(new SessionFrame.Beat());
            heartbeat.heads().forEach(this::compare);
        } else if (frame instanceof ServerFrame.Said said) {
            answered(said.clientId(), line -> line.answer.complete(said));
        } else if (frame instanceof ServerFrame.Done done) {
            Waiting waiting = commands.remove(done.ref());
            if (waiting != null) {
                waiting.answer().complete(null);
            }
        } else if (frame instanceof ServerFrame.Refused refused) {
            refused(refused.ref(), refused.problem());
        } else if (frame instanceof ServerFrame.Entries entries) {
            entries(entries);
        } else if (frame instanceof ServerFrame.Goodbye goodbye) {
            down(goodbye.problem());
        }
    }

    private void welcomed(ServerFrame.Welcome welcome) {
        live = true;
        failures = 0;
        silenceMillis = welcome.heartbeatSeconds() * 2_500L;
        boolean restored = epoch != null && !epoch.equals(welcome.epoch());
        epoch = welcome.epoch();
        if (restored) {
            cursors.replaceAll((conversation, cursor) -> 0);
            listener.restarted();
        }
        listener.connected(welcome.you());
        standing.values().forEach(this::send);
        List.copyOf(cursors.keySet()).forEach(this::sendFollow);
        outbox.heads().forEach(line -> send(line.say));
        commands.values().forEach(waiting -> send(waiting.frame()));
    }

    private void sendFollow(UUID conversation) {
        Integer after = cursors.get(conversation);
        if (after != null) {
            send(new ConversationFrame.Follow(conversation, after, after == 0 ? null : epoch));
        }
    }

    private void compare(ConversationHead head) {
        Integer cursor = cursors.get(head.id());
        if (cursor != null && cursor < head.head()) {
            sendFollow(head.id());
        }
    }

    private void entries(ServerFrame.Entries frame) {
        Integer known = cursors.get(frame.conversation());
        if (known == null) {
            return;
        }
        int cursor = known;
        List<Entry> fresh = new ArrayList<>();
        for (Entry entry : frame.entries()) {
            if (entry.number() == cursor + 1) {
                fresh.add(entry);
                cursor++;
            } else if (entry.number() > cursor) {
                sendFollow(frame.conversation()); // a gap: what is missing comes again, and this with it
                break;
            }
        }
        if (!fresh.isEmpty()) {
            cursors.put(frame.conversation(), cursor);
            listener.entries(frame.conversation(), fresh);
        }
    }

    private void refused(String ref, ProblemDetail problem) {
        Waiting waiting = commands.get(ref);
        if (waiting != null) {
            if (problem.action() == Problem.Action.RETRY_LATER) {
                later(1, () -> commands.containsKey(ref), () -> send(waiting.frame()));
            } else {
                commands.remove(ref);
                waiting.answer().completeExceptionally(new RefusedException(problem));
            }
            return;
        }
        UUID id = uuid(ref);
        Outbox.Line said = id == null ? null : outbox.find(id);
        if (said != null) {
            if (problem.action() == Problem.Action.RETRY_LATER) {
                later(said.refusals++, () -> outbox.find(said.say.clientId()) == said, () -> send(said.say));
            } else {
                answered(said.say.clientId(), line -> line.answer.completeExceptionally(new RefusedException(problem)));
            }
        } else if (id != null && cursors.containsKey(id)) {
            notFollowed(id, problem);
        }
    }

    private void notFollowed(UUID conversation, ProblemDetail problem) {
        switch (problem.action()) {
            case RETRY_LATER -> later(1, () -> cursors.containsKey(conversation), () -> sendFollow(conversation));
            case RELOAD -> down(null); // the next welcome names the epoch; until then every cursor is void
            case MEND, SIGN_IN, RESUME, STOP -> {
                cursors.remove(conversation);
                listener.notFollowed(conversation, problem);
            }
        }
    }

    private interface Condition {
        boolean holds();
    }

    private void later(int times, Condition condition, Runnable action) {
        schedule(
                () -> {
                    synchronized (this) {
                        if (running && condition.holds()) {
                            action.run();
                        }
                    }
                },
                BackOff.millis(times, ThreadLocalRandom.current()));
    }

    private static void schedule(Runnable work, long millis) {
        var unused = TIMER.schedule(work, millis, TimeUnit.MILLISECONDS);
    }

    private interface Settle {
        void with(Outbox.Line line);
    }

    private void answered(UUID clientId, Settle settle) {
        Outbox.Line line = outbox.find(clientId);
        if (line == null) {
            return; // answered before
        }
        Outbox.Line next = outbox.remove(line);
        if (next != null) {
            send(next.say);
        }
        settle.with(line);
    }

    private static @Nullable UUID uuid(String ref) {
        try {
            return UUID.fromString(ref);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
