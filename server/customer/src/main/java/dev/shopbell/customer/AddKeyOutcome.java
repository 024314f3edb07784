package dev.shopbell.customer;

import dev.shopbell.protocol.Problem;
import org.jspecify.annotations.Nullable;

/// What became of the wish for a key.
public sealed interface AddKeyOutcome {

    /// It is in force from now on.
    ///
    /// @param secret base64url, shown this once; none for a public key
    record Added(IdentityKey key, @Nullable String secret) implements AddKeyOutcome {
        @Override
        public String toString() {
            return "Added[" + key + "]";
        }
    }

    /// There is none.
    record Refused(Problem problem, String detail) implements AddKeyOutcome {}
}
