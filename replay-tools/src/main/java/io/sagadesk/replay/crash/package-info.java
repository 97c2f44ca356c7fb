/** Kills the server in the middle of its work, and checks what is left. */
@NullMarked
package io.sagadesk.replay.crash;

import org.jspecify.annotations.NullMarked;
