/** The server of a simulation: requests, events, kills, and the clock that can be moved. */
@NullMarked
package io.sagadesk.testbed.simulate.host;

import org.jspecify.annotations.NullMarked;
