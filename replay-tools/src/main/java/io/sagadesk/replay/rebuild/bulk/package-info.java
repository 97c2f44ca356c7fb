/** Builds projections from the log in bulk, many of them in one pass. */
@NullMarked
package io.sagadesk.replay.rebuild.bulk;

import org.jspecify.annotations.NullMarked;
