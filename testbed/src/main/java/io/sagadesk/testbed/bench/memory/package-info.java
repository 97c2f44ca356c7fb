/** The benchmark of a server's memory. */
@NullMarked
package io.sagadesk.testbed.bench.memory;

import org.jspecify.annotations.NullMarked;
