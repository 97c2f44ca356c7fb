/** Generates a day of traffic, so that there is something to look at. */
@NullMarked
package io.sagadesk.replay.traffic;

import org.jspecify.annotations.NullMarked;
