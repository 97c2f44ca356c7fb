/** Which beans make a server, on the embedded stores and on Axon Server. */
@NullMarked
package io.sagadesk.server.wiring;

import org.jspecify.annotations.NullMarked;
