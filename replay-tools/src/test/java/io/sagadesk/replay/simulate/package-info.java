/** Tests of the days that are played. */
@NullMarked
package io.sagadesk.replay.simulate;

import org.jspecify.annotations.NullMarked;
