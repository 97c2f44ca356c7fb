/** The commands {@code rebuild} and {@code projections}. */
@NullMarked
package io.sagadesk.replay.cli.rebuild;

import org.jspecify.annotations.NullMarked;
