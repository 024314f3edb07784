package dev.shopbell.access;

import dev.shopbell.http.Allow;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/// What the caller looks like.
@Path("/api/photo")
@RunOnVirtualThread
class PhotoEndpoints {
    private final Photos photos;
    private final CurrentActor current;

    PhotoEndpoints(Photos photos, CurrentActor current) {
        this.photos = photos;
        this.current = current;
    }

    /// A photo that was uploaded.
    ///
    /// @param version another one for each photo
    record PhotoAnswer(UUID version) {}

    /// Uploads the caller's own photo, as PNG or JPEG. Its middle is drawn anew, at most 128 pixels wide and high;
    /// shoppers
    /// see it where the site shows photos.
    @PUT
    // What it is, the bytes tell; a media type that was refused before the caller is known would tell strangers more.
    @Consumes(MediaType.WILDCARD)
    @Allow(Allow.Who.AGENT)
    public PhotoAnswer put(byte[] picture) {
        return switch (photos.put(current.staff(), picture)) {
            case PhotoOutcome.Kept(UUID version) -> new PhotoAnswer(version);
            case Refusal refusal -> throw refusal.asException();
        };
    }

    /// Removes the caller's own photo.
    @DELETE
    @Allow(Allow.Who.AGENT)
    public void remove() {
        photos.remove(current.staff());
    }
}
