/** Answers questions from the read models; what all handlers share. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.query;
