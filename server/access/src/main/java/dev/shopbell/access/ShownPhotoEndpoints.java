package dev.shopbell.access;

import dev.shopbell.http.Allow;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/// Photos for whoever meets members of staff in a chat.
@Path("/photo")
@RunOnVirtualThread
class ShownPhotoEndpoints {
    /// A changed photo is everywhere within this time; who must see it at once adds its version as a query.
    private static final String CACHE = "public, max-age=300";
    /// Whoever has no photo may have one the next moment, and who looked before must see it too.
    private static final String NONE = "no-store";

    private final Photos photos;

    ShownPhotoEndpoints(Photos photos) {
        this.photos = photos;
    }

    /// The photo of a member of staff, as PNG; nothing where they have none.
    @GET
    @Path("/{account}.png")
    @Allow(Allow.Who.ANYONE)
    public Response photo(@PathParam("account") UUID account) {
        return photos.of(account)
                .map(png -> Response.ok(png, "image/png").header("Cache-Control", CACHE))
                .orElseGet(() -> Response.noContent().header("Cache-Control", NONE))
                .header("Content-Security-Policy", "default-src 'none'")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
