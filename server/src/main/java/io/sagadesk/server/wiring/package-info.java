/** Configures the server for the embedded stores and for Axon Server. */
@NullMarked
package io.sagadesk.server.wiring;

import org.jspecify.annotations.NullMarked;
