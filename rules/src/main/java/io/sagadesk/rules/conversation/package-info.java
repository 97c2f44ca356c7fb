/** The reopening of closed conversations. */
@NullMarked
package io.sagadesk.rules.conversation;

import org.jspecify.annotations.NullMarked;
