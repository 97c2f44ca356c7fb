/** The runtime of projections: folds events into read-model documents. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.projections;
