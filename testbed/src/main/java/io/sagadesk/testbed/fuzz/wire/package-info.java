/** HTTP over raw sockets, for requests that no HTTP library sends. */
@NullMarked
package io.sagadesk.testbed.fuzz.wire;

import org.jspecify.annotations.NullMarked;
