/** Conversations: messages, authors, channels and outcomes. */
@NullMarked
package io.sagadesk.api.conversation;

import org.jspecify.annotations.NullMarked;
