/** Reading the log by position, whatever the event store: one interface, one implementation for each store, and filters. */
@NullMarked
package io.sagadesk.store.log;

import org.jspecify.annotations.NullMarked;
