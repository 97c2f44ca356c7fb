/** The daily assessment of customer segments. */
@NullMarked
package io.sagadesk.saga.rfm;

import org.jspecify.annotations.NullMarked;
