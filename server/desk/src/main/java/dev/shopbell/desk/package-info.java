/// The agents' desk: the work list with its live changes ([WorkLists]), who is here, and how fast the shop answers
/// ([FirstAnswers]).
///
/// Reads the views `conversation.work`, `conversation.work_reading` and `conversation.first_answer`; its own schema
/// `desk` holds nothing yet. The list a member of staff holds is a snapshot plus events; both are
/// rows read from the database, merged by their version, so a lost or late event is mended by the next one or
/// by the next round of reading. Who is here is known to this node only, and never stored. Safe for use from
/// any thread.
@NullMarked
package dev.shopbell.desk;

import org.jspecify.annotations.NullMarked;
