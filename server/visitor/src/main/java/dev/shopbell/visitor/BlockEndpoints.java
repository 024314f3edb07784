package dev.shopbell.visitor;

import dev.shopbell.access.CurrentActor;
import dev.shopbell.http.Allow;
import dev.shopbell.http.ProblemException;
import dev.shopbell.protocol.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whom the shop does not want to hear from.
@Path("/api/blocks")
@RunOnVirtualThread
final class BlockEndpoints {
    private final Blocks blocks;
    private final CurrentActor caller;

    BlockEndpoints(Blocks blocks, CurrentActor caller) {
        this.blocks = blocks;
        this.caller = caller;
    }

    /// What stands and what stood.
    public record BlockList(List<Block> blocks) {}

    /// Whom to block.
    ///
    /// @param value a visitor's id, a range of addresses (`203.0.113.0/24`) or a country's two letters
    /// @param reason why, for colleagues; 1 to 500 characters
    /// @param untilMicros when it ends by itself; absent for never
    public record NewBlock(
            Block.Kind kind,
            String value,
            String reason,
            @Nullable Long untilMicros) {}

    /// Lists the latest 500 blocks, those that stand first.
    @GET
    @Allow(Allow.Who.SUPERVISOR)
    public BlockList list() {
        return new BlockList(blocks.list());
    }

    /// Blocks a visitor, a range of addresses or a country. Holds on every node within two seconds, also for those
    /// who are connected.
    @POST
    @Allow(Allow.Who.SUPERVISOR)
    public BlockList add(NewBlock block) {
        Instant until = block.untilMicros() == null
                ? null
                : Instant.EPOCH.plus(Math.clamp(block.untilMicros(), 0, FOREVER_MICROS), ChronoUnit.MICROS);
        String complaint = blocks.add(caller.staff(), block.kind(), block.value(), block.reason(), until);
        if (complaint != null) {
            throw new ProblemException(Problem.INVALID, complaint);
        }
        return list();
    }

    /// Lifts a block. It stays on record.
    @DELETE
    @Path("/{id}")
    @Allow(Allow.Who.SUPERVISOR)
    public BlockList lift(@PathParam("id") UUID id) {
        if (!blocks.lift(caller.staff(), id)) {
            throw new ProblemException(Problem.NOT_FOUND);
        }
        return list();
    }

    /// The year 9999, after which PostgreSQL's and Java's dates part.
    private static final long FOREVER_MICROS = 253_370_764_800_000_000L;
}
