/** Keeps the log in Axon Server. */
@NullMarked
package io.sagadesk.server.axonserver;

import org.jspecify.annotations.NullMarked;
