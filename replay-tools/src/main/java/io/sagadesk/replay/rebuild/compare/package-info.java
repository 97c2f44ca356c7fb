/** Compares the documents of two versions of a projection. */
@NullMarked
package io.sagadesk.replay.rebuild.compare;

import org.jspecify.annotations.NullMarked;
