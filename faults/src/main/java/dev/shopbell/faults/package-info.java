/// Breaks things while shoppers and agents talk, records what each of them asked for and was told, and checks
/// afterwards that every promise was kept: nothing acknowledged is lost, nothing is doubled, order is kept, nobody sees
/// what they may not.
///
/// [Faults] is the command. The [Checker] works on a recorded [History] and the database's last word alone, and is
/// itself proven on planted faults.
@NullMarked
package dev.shopbell.faults;

import org.jspecify.annotations.NullMarked;
