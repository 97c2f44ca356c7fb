/** Decides what becomes of a conversation. */
@NullMarked
package io.sagadesk.command.conversation;

import org.jspecify.annotations.NullMarked;
