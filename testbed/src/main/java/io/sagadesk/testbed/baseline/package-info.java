/** The baseline of the command benchmark: the same application on Axon's own stores and processors. */
@NullMarked
package io.sagadesk.testbed.baseline;

import org.jspecify.annotations.NullMarked;
