package dev.shopbell.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a page of a shop is for.
public enum PageKind {
    /// The shop's first page.
    @JsonProperty("home")
    HOME,
    /// A list of products.
    @JsonProperty("category")
    CATEGORY,
    /// One product.
    @JsonProperty("product")
    PRODUCT,
    /// What a search found.
    @JsonProperty("search")
    SEARCH,
    /// What is about to be bought.
    @JsonProperty("cart")
    CART,
    /// Address, delivery and payment.
    @JsonProperty("checkout")
    CHECKOUT,
    /// An order that was placed: its confirmation or its status.
    @JsonProperty("order")
    ORDER,
    /// A customer's own pages.
    @JsonProperty("account")
    ACCOUNT,
    /// Every other page, and every page of which nobody says what it is.
    @JsonProperty("other")
    OTHER
}
