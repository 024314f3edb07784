/// The sample shop of `shopbell demo`, [DemoShop]: its pages on a host of their own, as in real life, sample accounts,
/// and shoppers who ask and wait for an answer ([SampleShoppers]). Uses the server only as any shop does. No tables.
@NullMarked
package dev.shopbell.demo;

import org.jspecify.annotations.NullMarked;
