/** Customers: contact details, consents, segments, legal holds and the right to be forgotten. */
@NullMarked
package io.sagadesk.api.customer;

import org.jspecify.annotations.NullMarked;
