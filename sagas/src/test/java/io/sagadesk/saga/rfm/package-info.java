/** Tests of the daily assessment. */
@NullMarked
package io.sagadesk.saga.rfm;

import org.jspecify.annotations.NullMarked;
