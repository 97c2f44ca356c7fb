/** All aggregates, and the names under which their snapshots are stored. */
@NullMarked
package io.sagadesk.command.catalog;

import org.jspecify.annotations.NullMarked;
