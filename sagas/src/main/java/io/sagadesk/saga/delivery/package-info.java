/** What customers are told by itself. */
@NullMarked
package io.sagadesk.saga.delivery;

import org.jspecify.annotations.NullMarked;
