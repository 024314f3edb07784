package dev.shopbell.faults;

import dev.shopbell.protocol.DeskFrame;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.replay.ShopApi;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Shoppers and agents who talk all the time, at a bounded rate.
final class Crowd implements AutoCloseable {
    /// One line in so many of an agent is a note that shoppers must not see.
    private static final int NOTE_OF = 8;
    /// One line in so many is as long as a line may be.
    private static final int LONG_OF = 40;

    private static final int LONGEST = 4_000;
    private static final String[] WORDS = {
        "tent", "size", "blue", "returns", "naïve", "größer", "雨具", "🧥", "<b>", "&amp;", "\"quoted\"", "'; --", "ok?",
    };

    /// A shopper, and what they show to prove it.
    record Member(ShopApi.Shopper shopper, Talker talker) {}

    /// An agent, and what they show to prove it.
    record Agent(ShopApi.Staff staff, Talker talker) {}

    /// Somebody of the staff who says nothing, and can stop reading.
    record Listener(Talker talker, ReluctantTransport transport) {}

    private final List<Member> members = new ArrayList<>();
    private final List<Agent> agents = new ArrayList<>();
    private final List<Listener> listeners = new ArrayList<>();
    private final List<Talker> bystanders = new ArrayList<>();
    private final SplittableRandom random;
    private final long nanosPerLine;
    private final boolean isWordy;
    private final Thread talking;
    private volatile boolean ended;
    private List<UUID> conversations = List.of();
    private int said;

    private Crowd(Plan plan, boolean isWordy) {
        this.random = new SplittableRandom(plan.seed());
        this.nanosPerLine = 1_000_000_000L / plan.linesPerSecond();
        this.isWordy = isWordy;
        this.talking = Thread.ofPlatform().name("crowd").daemon().unstarted(this::talk);
    }

    /// Lets everybody in and waits until each shopper has a conversation that all of the staff follow.
    static Crowd gather(Shop shop, Plan plan, Scenario.Needs needs, History history)
            throws IOException, InterruptedException {
        Crowd crowd = new Crowd(plan, needs.isWordy());
        try {
            crowd.letStaffIn(shop, plan, needs, history);
            crowd.letShoppersIn(shop, plan, history);
            if (needs.hasBystanders()) {
                crowd.letBystandersIn(shop, plan, history);
            }
            if (!await(plan.backWithin(), crowd::isComplete)) {
                throw new IOException("Before anything was broken, not everybody got their conversation within "
                        + plan.backWithin().toSeconds() + " s");
            }
            crowd.conversations = crowd.members.stream()
                    .map(member -> member.talker().followed().iterator().next())
                    .toList();
            return crowd;
        } catch (IOException | InterruptedException | RuntimeException e) {
            crowd.leave();
            throw e;
        }
    }

    private void letStaffIn(Shop shop, Plan plan, Scenario.Needs needs, History history)
            throws IOException, InterruptedException {
        for (int i = 1; i <= plan.agents(); i++) {
            ShopApi.Staff staff = shop.api().hire(shop.owner(), "Agent " + i);
            Talker talker = new Talker("agent-" + i, staff.account(), shop.staffTransport(staff), null, history);
            watchWork(talker);
            agents.add(new Agent(staff, talker));
        }
        for (int i = 1; i <= needs.reluctant(); i++) {
            ReluctantTransport transport = new ReluctantTransport(shop.directStaffTransport(shop.owner()));
            Talker talker = new Talker("listener-" + i, shop.owner().account(), transport, null, history);
            watchWork(talker);
            listeners.add(new Listener(talker, transport));
        }
    }

    private static void watchWork(Talker talker) {
        talker.client().stand(new DeskFrame.WatchWork());
        talker.client().start();
    }

    private void letShoppersIn(Shop shop, Plan plan, History history) throws IOException, InterruptedException {
        for (int i = 1; i <= plan.shoppers(); i++) {
            ShopApi.Shopper shopper = shop.api().newShopper(shop.siteKey());
            Talker talker =
                    new Talker("shopper-" + i, shopper.visitor(), shop.shopperTransport(), shopper.token(), history);
            talker.client().start();
            talker.say(null, EntryKind.LINE, "Hello, I am shopper-" + i);
            members.add(new Member(shopper, talker));
        }
    }

    private void letBystandersIn(Shop shop, Plan plan, History history) throws IOException, InterruptedException {
        for (int i = 1; i <= plan.crowd(); i++) {
            ShopApi.Shopper shopper = shop.api().newShopper(shop.siteKey());
            Talker talker =
                    new Talker("bystander-" + i, shopper.visitor(), shop.shopperTransport(), shopper.token(), history);
            talker.client().start();
            bystanders.add(talker);
        }
    }

    private boolean isComplete() {
        return members.stream().allMatch(member -> member.talker().followed().size() == 1)
                && staff().stream().allMatch(talker -> talker.followed().size() == members.size())
                && bystanders.stream().allMatch(Talker::isConnected);
    }

    /// Waits for a condition.
    ///
    /// @return whether it held in time
    static boolean await(Duration limit, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(10_000_000);
        }
        return true;
    }

    void startTalking() {
        talking.start();
    }

    /// Lets nobody say anything more, and waits until the last has spoken.
    void stopTalking() throws InterruptedException {
        ended = true;
        talking.join();
    }

    List<Member> members() {
        return members;
    }

    List<Agent> agents() {
        return agents;
    }

    List<Listener> listeners() {
        return listeners;
    }

    /// Visitors who are connected and say nothing.
    List<Talker> bystanders() {
        return bystanders;
    }

    /// The conversations of the shoppers, in the same order.
    List<UUID> conversations() {
        return conversations;
    }

    /// Everybody who follows all conversations.
    List<Talker> staff() {
        return Stream.concat(
                        agents.stream().map(Agent::talker), listeners.stream().map(Listener::talker))
                .toList();
    }

    /// Everybody with a part in the conversations.
    List<Talker> talkers() {
        return Stream.concat(members.stream().map(Member::talker), staff().stream())
                .toList();
    }

    /// How often those who say something had to come back.
    int reconnectsOfSpeakers() {
        return Stream.concat(
                        members.stream().map(Member::talker), agents.stream().map(Agent::talker))
                .mapToInt(Talker::reconnects)
                .sum();
    }

    int acknowledgedLines() {
        return talkers().stream().mapToInt(Talker::acknowledgedLines).sum();
    }

    /// Whether everybody is connected and has an answer to all that was said up to that moment.
    boolean isThrough(long nanos) {
        return talkers().stream().allMatch(talker -> talker.isThrough(nanos));
    }

    private void talk() {
        long due = System.nanoTime();
        while (!ended) {
            due += nanosPerLine;
            sayOneLine();
            while (due - System.nanoTime() > 0 && !ended) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
        }
    }

    private void sayOneLine() {
        int who = random.nextInt(members.size() * 2);
        if (who < members.size()) {
            Talker shopper = members.get(who).talker();
            shopper.say(null, EntryKind.LINE, text(shopper));
        } else {
            Talker agent = agents.get(random.nextInt(agents.size())).talker();
            UUID conversation = conversations.get(random.nextInt(conversations.size()));
            agent.say(conversation, random.nextInt(NOTE_OF) == 0 ? EntryKind.NOTE : EntryKind.LINE, text(agent));
        }
    }

    private String text(Talker talker) {
        StringBuilder text = new StringBuilder(talker.name()).append(" #").append(++said);
        if (isWordy) {
            return text.append("雨".repeat(LONGEST - text.length())).toString();
        }
        int words = random.nextInt(LONG_OF) == 0 ? LONGEST : 1 + random.nextInt(12);
        for (int i = 0; i < words; i++) {
            String word = WORDS[random.nextInt(WORDS.length)];
            if (text.length() + 1 + word.length() > LONGEST) {
                break;
            }
            text.append(' ').append(word);
        }
        return text.toString();
    }

    @Override
    public void close() {
        leave();
    }

    /// Takes everybody off the line.
    void leave() {
        ended = true;
        talkers().forEach(Talker::close);
        bystanders.forEach(Talker::close);
        listeners.forEach(listener -> listener.transport().readOn());
    }
}
