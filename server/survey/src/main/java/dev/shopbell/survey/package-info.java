/// What is asked before a conversation and after it: the pre-chat form and the satisfaction question.
///
/// The door is [Surveys]; [AnswerRules] says what an answer must be. Tables, in schema `survey`: `answers`, `rating`.
/// Publishes no events; hears which
/// conversations
/// were opened, to give them the answers that waited for them, and which were deleted, to delete what was said with
/// them.
/// Invariants, held by the database: a conversation has one set of answers and one rating; what is sent again replaces
/// what
/// was sent before. The number of steps outlives a deletion, the words do not. Safe for use from any thread.
@NullMarked
package dev.shopbell.survey;

import org.jspecify.annotations.NullMarked;
