package dev.shopbell.demo;

import java.util.List;

/// A page of the sample shop.
///
/// @param kind in the protocol's words
/// @param category of the product, empty for other pages
/// @param price of the product, in euros; 0 for other pages
record SamplePage(String path, String title, String kind, String category, double price) {
    static final SamplePage HOME = new SamplePage("/", "Tarnwell", "home", "", 0);
    static final SamplePage CART = new SamplePage("/cart", "Your cart", "cart", "", 0);
    static final SamplePage CHECKOUT = new SamplePage("/checkout", "Checkout", "checkout", "", 0);

    /// Where one looks around.
    static final List<SamplePage> ALL = List.of(
            new SamplePage("/category/jackets", "Jackets", "category", "", 0),
            new SamplePage("/category/footwear", "Footwear", "category", "", 0),
            new SamplePage("/category/packs", "Packs", "category", "", 0),
            new SamplePage("/size-guide", "Size guide", "other", "", 0),
            new SamplePage("/product/skerry-3l-shell-jacket", "Skerry 3L Shell Jacket", "product", "jackets", 329),
            new SamplePage("/product/lowland-rain-jacket", "Lowland Rain Jacket", "product", "jackets", 149),
            new SamplePage("/product/cairn-mid-boot", "Cairn Mid Boot", "product", "footwear", 199),
            new SamplePage("/product/trail-socks", "Trail Socks, two pairs", "product", "footwear", 28),
            new SamplePage("/product/daypack-22", "Daypack 22", "product", "packs", 119),
            new SamplePage("/product/trek-48-pack", "Trek 48 Pack", "product", "packs", 229),
            new SamplePage("/product/eider-sleeping-bag", "Eider Sleeping Bag", "product", "camp", 269),
            new SamplePage("/product/plover-down-jacket", "Plover Down Jacket", "product", "fleece-and-down", 239),
            new SamplePage("/delivery", "Delivery", "other", "", 0));

    /// The page whose path ends in this name.
    static SamplePage of(String name) {
        return ALL.stream()
                .filter(page -> page.path().endsWith("/" + name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no page " + name));
    }
}
