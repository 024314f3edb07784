package dev.shopbell.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/// Says that the moments of rules have come, as pages do, and what became of the invitations.
final class MomentLoad {
    private final ShopPage page;
    private final List<ViewLoad.Known> visitors;
    private final LongAdder invited = new LongAdder();

    /// @param visitors whose pages wait for moments
    MomentLoad(ShopPage page, List<ViewLoad.Known> visitors) {
        this.page = page;
        this.visitors = visitors.stream().filter(one -> !one.rules().isEmpty()).toList();
    }

    long invited() {
        return invited.sum();
    }

    /// Asks for so many decisions a second for so long. Of those who are invited a third declines, a third closes the
    /// box, and a third leaves it open; that is not measured.
    Paced.Result run(int perSecond, Duration time) throws InterruptedException {
        if (visitors.isEmpty()) {
            throw new IllegalStateException("no page waits for a moment: no rule fits");
        }
        return Paced.atRate(perSecond, time, () -> {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            ViewLoad.Known one = visitors.get(random.nextInt(visitors.size()));
            String rule = one.rules().get(random.nextInt(one.rules().size()));
            JsonNode answer = page.post(
                    "trigger",
                    "{\"token\":\"%s\",\"view\":\"%s\",\"rule\":\"%s\"}".formatted(one.token(), one.view(), rule));
            JsonNode invitation = answer == null ? null : answer.get("invitation");
            if (invitation != null) {
                invited.increment();
                answerLater(one, invitation.get("id").asText(), random.nextInt(3));
            }
            return answer != null;
        });
    }

    private void answerLater(ViewLoad.Known one, String invitation, int choice) {
        if (choice < 2) {
            String outcome = choice == 0 ? "declined" : "closed";
            Thread.ofVirtual()
                    .start(() -> page.post(
                            "outcome",
                            "{\"token\":\"%s\",\"invitation\":\"%s\",\"outcome\":\"%s\"}"
                                    .formatted(one.token(), invitation, outcome)));
        }
    }
}
