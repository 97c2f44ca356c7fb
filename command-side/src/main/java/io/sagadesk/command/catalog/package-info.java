/** The catalog of all aggregates and of the names of their snapshots. */
@NullMarked
package io.sagadesk.command.catalog;

import org.jspecify.annotations.NullMarked;
