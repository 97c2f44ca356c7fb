/** The commands rebuild and projections. */
@NullMarked
package io.sagadesk.replay.cli.rebuild;

import org.jspecify.annotations.NullMarked;
