/** Compact encoding of numbers, for documents that hold many of them. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.projections.packed;
