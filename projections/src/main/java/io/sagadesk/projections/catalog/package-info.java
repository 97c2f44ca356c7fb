/** The projections that there are. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.projections.catalog;
