/** What was said in each conversation, and who has it. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.projections.conversation;
