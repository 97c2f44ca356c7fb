/** Sends the messages of the outbox and records the outcome of each attempt in the log. */
@NullMarked
package io.sagadesk.server.delivery;

import org.jspecify.annotations.NullMarked;
