/** Query handlers for the history of subjects. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.query.trail;
