/** The event log in PostgreSQL, which several processes may write: its schema, connections, statements and notifications. */
@NullMarked
package io.sagadesk.store.postgres;

import org.jspecify.annotations.NullMarked;
