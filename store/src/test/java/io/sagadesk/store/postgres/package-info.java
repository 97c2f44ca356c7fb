/** Tests of the event log in PostgreSQL, with a server from the package that is installed on this machine. */
@NullMarked
package io.sagadesk.store.postgres;

import org.jspecify.annotations.NullMarked;
