/// The agents' desk: the work list with its live changes ([WorkLists]), and who of the colleagues is here.
///
/// Reads the views `conversation.work` and `conversation.work_reading`; its own schema `desk` holds nothing yet. The
/// list a member of staff holds is a snapshot plus events; both are rows read from the database, merged by their
/// version, so a lost or late event is mended by the next one or by the next round of reading. Safe for use from any
/// thread.
@NullMarked
package dev.shopbell.desk;

import org.jspecify.annotations.NullMarked;
