/** Tests of what follows the log. */
@NullMarked
package io.sagadesk.projections.live;

import org.jspecify.annotations.NullMarked;
