/** Starts a PostgreSQL server of its own for a benchmark. */
@NullMarked
package io.sagadesk.testbed.bench.postgres;

import org.jspecify.annotations.NullMarked;
