/** Read models of conversations: the inbox and the transcripts. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.projections.conversation;
