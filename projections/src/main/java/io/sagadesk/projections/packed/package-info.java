/** Numbers in as few bytes as they need, for documents that hold many of them. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.projections.packed;
