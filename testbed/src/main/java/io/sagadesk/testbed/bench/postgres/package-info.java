/** Starts a temporary PostgreSQL server for a benchmark. */
@NullMarked
package io.sagadesk.testbed.bench.postgres;

import org.jspecify.annotations.NullMarked;
