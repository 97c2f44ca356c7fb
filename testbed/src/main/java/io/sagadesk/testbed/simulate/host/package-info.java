/** The server that a simulation runs against: requests, events, kills, and the movable clock. */
@NullMarked
package io.sagadesk.testbed.simulate.host;

import org.jspecify.annotations.NullMarked;
