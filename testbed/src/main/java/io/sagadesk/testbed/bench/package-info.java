/** Benchmarks of the event store, of rebuilds and of queries, with Axon's own code as the baseline. */
@NullMarked
package io.sagadesk.testbed.bench;

import org.jspecify.annotations.NullMarked;
