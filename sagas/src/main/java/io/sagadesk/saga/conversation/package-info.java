/** What follows a conversation. */
@NullMarked
package io.sagadesk.saga.conversation;

import org.jspecify.annotations.NullMarked;
