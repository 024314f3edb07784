package dev.shopbell.protocol;

import java.util.UUID;

/// Frames that tell what a shopper is doing in the shop.
public sealed interface VisitorFrame extends ClientFrame {

    /// The page of the shop that the shopper is looking at. Not answered; text that is too long is cut.
    ///
    /// @param page the page as its own document describes it: hostile until shown as text
    record PageView(Page page) implements VisitorFrame {}

    /// From a page of the shop, on its own line: it is open, and this is what is done with it. Sent first after the
    /// hello, and whenever that changes. Not answered. Once the line ends, the page counts as left.
    ///
    /// @param view the page view that this page announced before, see `POST /intake/{key}/view`
    /// @param state never `gone`, which is what the end of the line says
    record Here(UUID view, PageState state) implements VisitorFrame {}
}
