/** Benchmarks of the event store, of rebuilds and of queries, each beside the code that it replaces. */
@NullMarked
package io.sagadesk.testbed.bench;

import org.jspecify.annotations.NullMarked;
