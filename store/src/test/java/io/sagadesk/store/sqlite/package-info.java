/** Tests of the embedded event store with real files, threads and processes. */
@NullMarked
package io.sagadesk.store.sqlite;

import org.jspecify.annotations.NullMarked;
