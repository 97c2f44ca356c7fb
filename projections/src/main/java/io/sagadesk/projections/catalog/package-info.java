/** The list of all projections. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.projections.catalog;
