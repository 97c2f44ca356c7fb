/** Clients that send commands over HTTP to a running server, and the servers to which they send. */
@NullMarked
package io.sagadesk.testbed.bench.load;

import org.jspecify.annotations.NullMarked;
