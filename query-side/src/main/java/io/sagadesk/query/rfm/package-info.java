/** Answers what is asked about how customers buy. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.query.rfm;
