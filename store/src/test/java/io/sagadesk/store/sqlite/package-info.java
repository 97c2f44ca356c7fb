/** The embedded event store, tried with real files, threads and processes. */
@NullMarked
package io.sagadesk.store.sqlite;

import org.jspecify.annotations.NullMarked;
