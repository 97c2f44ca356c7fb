/** Query handlers for tickets. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.query.ticket;
