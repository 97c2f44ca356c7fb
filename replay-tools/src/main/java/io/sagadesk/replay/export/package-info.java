/** Takes the log out, in forms that other programs read. */
@NullMarked
package io.sagadesk.replay.export;

import org.jspecify.annotations.NullMarked;
