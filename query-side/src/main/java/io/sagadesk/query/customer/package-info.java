/** Answers what is asked about customers. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.query.customer;
