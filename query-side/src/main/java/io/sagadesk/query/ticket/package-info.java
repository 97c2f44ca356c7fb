/** Answers what is asked about tickets. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.query.ticket;
