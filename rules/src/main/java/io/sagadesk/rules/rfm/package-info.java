/** Quintiles, the grid of segments, and the BG/NBD model. */
@NullMarked
package io.sagadesk.rules.rfm;

import org.jspecify.annotations.NullMarked;
