/** RFM analysis: quintile scores, the segment grid and the BG/NBD model. */
@NullMarked
package io.sagadesk.rules.rfm;

import org.jspecify.annotations.NullMarked;
