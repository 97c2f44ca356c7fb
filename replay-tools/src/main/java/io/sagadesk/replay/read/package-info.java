/** Prints what was said and done. */
@NullMarked
package io.sagadesk.replay.read;

import org.jspecify.annotations.NullMarked;
