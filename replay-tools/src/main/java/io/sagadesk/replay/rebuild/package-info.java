/** Folds the whole log, fast, into new documents, and compares them with those in service. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.replay.rebuild;
