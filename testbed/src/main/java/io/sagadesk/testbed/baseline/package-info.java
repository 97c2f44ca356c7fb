/** The same application on Axon's own stores and processors: the baseline of the benchmark of commands. */
@NullMarked
package io.sagadesk.testbed.baseline;

import org.jspecify.annotations.NullMarked;
