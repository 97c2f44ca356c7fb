/** Folds the log in bulk, many projections in one pass. */
@NullMarked
package io.sagadesk.replay.rebuild.bulk;

import org.jspecify.annotations.NullMarked;
