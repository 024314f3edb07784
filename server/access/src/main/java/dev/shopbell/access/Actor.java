package dev.shopbell.access;

import dev.shopbell.http.Allow;
import dev.shopbell.http.Caller;
import dev.shopbell.protocol.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whoever does something. Comes first in the calls of every door.
public sealed interface Actor extends Caller {

    /// A browser on one site, proven by its token.
    ///
    /// @param id the visitor
    /// @param site the site that the token is bound to
    /// @param token stands for the token that proves it, so that what it opened ends with it; absent where none was
    ///     shown. One visitor is the same by whatever token, so it counts in no comparison
    record Visitor(UUID id, UUID site, @Nullable UUID token) implements Actor {
        /// A visitor who showed no token.
        public Visitor(UUID id, UUID site) {
            this(id, site, null);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Visitor visitor && id.equals(visitor.id) && site.equals(visitor.site);
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }

        @Override
        public boolean is(Allow.Who who) {
            return switch (who) {
                case ANYONE, VISITOR, VISITOR_OR_STAFF -> true;
                case SHOP_PAGE, AGENT, SUPERVISOR, ADMINISTRATOR -> false;
            };
        }
    }

    /// A member of staff, proven by a session.
    ///
    /// @param id the account
    /// @param name the public name, as shoppers see it
    /// @param session the session that proves it, so that it can be revoked
    record Staff(UUID id, String name, Role role, UUID session) implements Actor {
        @Override
        public boolean is(Allow.Who who) {
            return switch (who) {
                case ANYONE, VISITOR_OR_STAFF -> true;
                case SHOP_PAGE, VISITOR -> false;
                case AGENT -> role.covers(Role.AGENT);
                case SUPERVISOR -> role.covers(Role.SUPERVISOR);
                case ADMINISTRATOR -> role.covers(Role.ADMINISTRATOR);
            };
        }
    }

    /// The program itself, where nobody asked for what it does. Never comes through an edge.
    record Program() implements Actor {}
}
