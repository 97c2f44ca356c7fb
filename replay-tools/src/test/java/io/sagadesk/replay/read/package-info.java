/** Tests. */
@NullMarked
package io.sagadesk.replay.read;

import org.jspecify.annotations.NullMarked;
