/** Answers what is asked about campaigns. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.query.campaign;
