/// What is asked before a conversation and after it: the pre-chat form and the satisfaction question.
@NullMarked
package dev.shopbell.survey;

import org.jspecify.annotations.NullMarked;
