package dev.shopbell.access;

import dev.shopbell.protocol.Role;
import java.util.UUID;

/// Somebody who works for the shop.
///
/// @param email what they sign in with; unique whatever its case
/// @param name the public name, as shoppers see it
/// @param disabled whether they are kept from signing in
/// @param invited whether they have not set a password yet
public record Account(UUID id, String email, String name, Role role, boolean disabled, boolean invited) {}
