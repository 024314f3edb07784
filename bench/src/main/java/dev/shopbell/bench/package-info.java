/// Measures Shopbell beside a floor: a bare program that makes the same promise for a line of chat (on disk before it
/// is
/// acknowledged, gapless numbers, pushed to the other side) and nothing else.
///
/// [Floor] is that program; [LoadGenerator] drives floor and product alike, in a process of its own, because both speak
/// the same frames; [Bench] runs them in turn and judges.
@NullMarked
package dev.shopbell.bench;

import org.jspecify.annotations.NullMarked;
