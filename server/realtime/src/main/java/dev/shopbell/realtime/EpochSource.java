package dev.shopbell.realtime;

/// The port by which this edge learns which history of the database clients read. The application answers from
/// `storage`.
@FunctionalInterface
public interface EpochSource {
    /// The epoch, as [dev.shopbell.protocol.ServerFrame.Welcome] carries it. Called on an event loop; must not
    /// block.
    String epoch();
}
