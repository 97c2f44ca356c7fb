/**
 * The event store over a database: one writer with group commit, units of work, streams that follow the log, and views of
 * it through other serializers.
 */
@NullMarked
package io.sagadesk.store.engine;

import org.jspecify.annotations.NullMarked;
