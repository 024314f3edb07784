package dev.shopbell.access;

import dev.shopbell.site.Pictures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;

/// The door to what members of staff look like. Only what they uploaded themselves is shown, drawn anew and without
/// what it carried along. Safe to use from any thread; may block on the database and then throws unchecked where it
/// does not answer.
public final class Photos {
    private static final Logger LOG = Logger.getLogger(Photos.class);

    /// Twice the largest that is drawn anywhere, 40 CSS pixels, for dense screens and some more.
    static final int SIDE = 128;

    private final PhotoStore store;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    Photos(PhotoStore store) {
        this.store = store;
    }

    /// Shows a member of staff as they want to be seen: the middle of a picture in PNG or JPEG.
    public PhotoOutcome put(Actor.Staff staff, byte[] upload) {
        Optional<byte[]> png = Pictures.png(upload, Pictures.Cut.SQUARE, SIDE);
        if (png.isEmpty()) {
            return Refusal.invalid("This is no picture in PNG or JPEG that can be drawn.");
        }
        UUID version = UUID.randomUUID();
        store.put(staff.id(), version, png.get());
        LOG.infof("Account %s has another photo", staff.id());
        listeners.forEach(Runnable::run);
        return new PhotoOutcome.Kept(version);
    }

    /// Shows a member of staff without a photo.
    public void remove(Actor.Staff staff) {
        store.remove(staff.id());
        listeners.forEach(Runnable::run);
    }

    /// The photo of an account, as PNG; empty where it has none.
    public Optional<byte[]> of(UUID account) {
        return store.png(account);
    }

    /// Which accounts have a photo; another version is another photo.
    public Map<UUID, UUID> versions() {
        return store.versions();
    }

    /// Calls this after each change that was made on this node, on the thread that made it.
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }
}
