/** The runtime of projections: what a fold is, and how it becomes documents that are read. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.projections;
