/** Query handlers for desks. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.query.desk;
