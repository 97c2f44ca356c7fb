/** The rules that values of a conversation keep by themselves. */
@NullMarked
package io.sagadesk.api.conversation;

import org.jspecify.annotations.NullMarked;
