/** Sends what waits in the outbox, and says in the log what became of it. */
@NullMarked
package io.sagadesk.server.delivery;

import org.jspecify.annotations.NullMarked;
