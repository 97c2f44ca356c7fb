/** The aggregate of conversations. */
@NullMarked
package io.sagadesk.command.conversation;

import org.jspecify.annotations.NullMarked;
