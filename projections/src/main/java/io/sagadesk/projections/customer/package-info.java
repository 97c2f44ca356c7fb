/** Read model of customers: all data about a customer in one document. */
@NullMarked
package io.sagadesk.projections.customer;

import org.jspecify.annotations.NullMarked;
