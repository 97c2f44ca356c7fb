/** Tests. */
@NullMarked
package io.sagadesk.replay.traffic;

import org.jspecify.annotations.NullMarked;
