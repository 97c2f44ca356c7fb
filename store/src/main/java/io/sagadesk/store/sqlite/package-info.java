/**
 * The embedded event store: one SQLite file, one writer with group commit, and readers that never wait for the writer.
 */
@NullMarked
package io.sagadesk.store.sqlite;

import org.jspecify.annotations.NullMarked;
