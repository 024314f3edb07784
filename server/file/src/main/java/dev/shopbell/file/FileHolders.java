package dev.shopbell.file;

import dev.shopbell.access.Actor;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The port by which those who hold files (conversations) say who may have them. May wait for the database.
public interface FileHolders {
    /// What an author sent under one of their client ids.
    record Sent(UUID author, UUID clientId) {}

    /// Whether the actor may read what was sent thus. Not, where it was never said.
    boolean mayRead(Actor actor, Sent sent);

    /// The site of a conversation, if the actor may write in it.
    Optional<UUID> siteOf(Actor actor, UUID conversation);

    /// Those that were said, and still stand where they were said.
    Set<Sent> held(Collection<Sent> sent);
}
