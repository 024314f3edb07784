package dev.shopbell.protocol;

/// Frames that tell what a shopper is doing in the shop.
public sealed interface VisitorFrame extends ClientFrame {

    /// The page of the shop that the shopper is looking at. Not answered; text that is too long is cut.
    ///
    /// @param page the page as its own document describes it: hostile until shown as text
    record PageView(Page page) implements VisitorFrame {}
}
