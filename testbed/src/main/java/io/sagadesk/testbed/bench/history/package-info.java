/** The histories on which benchmarks run, and the queries about them. */
@NullMarked
package io.sagadesk.testbed.bench.history;

import org.jspecify.annotations.NullMarked;
