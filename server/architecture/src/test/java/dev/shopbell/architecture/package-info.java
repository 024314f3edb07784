/// The rules of ARCHITECTURE.md and CONTRIBUTING.md as tests. Each rule is shown to catch a violation that was planted
/// for it; a rule that catches nothing protects nothing.
@NullMarked
package dev.shopbell.architecture;

import org.jspecify.annotations.NullMarked;
