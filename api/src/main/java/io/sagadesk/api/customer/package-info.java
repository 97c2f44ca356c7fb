/** Who the customers are, what they allow, and what they may ask to be forgotten. */
@NullMarked
package io.sagadesk.api.customer;

import org.jspecify.annotations.NullMarked;
