/** Rebuilds projections: folds the log into a new version, compares it with the version in service, and switches. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.replay.rebuild;
