/** Orders and their returns. */
@NullMarked
package io.sagadesk.projections.order;

import org.jspecify.annotations.NullMarked;
