package dev.shopbell.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Who may call a resource method. A method without it is refused to everybody, and a test finds it.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Allow {
    /// The least that a caller must be.
    Who value();

    /// The kinds of callers.
    enum Who {
        /// Anybody, signed in or not.
        ANYONE,
        /// A page of the shop that the path names by its site's `key`, known by its `Origin`; who looks at it,
        /// the body says. Any program can claim an origin, so it opens nothing but what a visitor may do.
        SHOP_PAGE,
        /// A visitor with a valid token; staff are refused.
        VISITOR,
        /// A visitor or any member of staff.
        VISITOR_OR_STAFF,
        /// Any member of staff.
        AGENT,
        /// A supervisor or an administrator.
        SUPERVISOR,
        /// An administrator.
        ADMINISTRATOR
    }
}
