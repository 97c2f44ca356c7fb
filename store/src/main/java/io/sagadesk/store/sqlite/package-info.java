/**
 * The embedded event log in one SQLite file, whose readers never wait for its writer: its format, connections, locks and
 * statements.
 */
@NullMarked
package io.sagadesk.store.sqlite;

import org.jspecify.annotations.NullMarked;
