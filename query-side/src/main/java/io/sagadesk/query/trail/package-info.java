/** Answers where in the log a subject's history is. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.query.trail;
