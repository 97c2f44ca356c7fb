/** Everything that is known of a customer, on one page. */
@NullMarked
package io.sagadesk.projections.customer;

import org.jspecify.annotations.NullMarked;
