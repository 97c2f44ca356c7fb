/** The outbox: messages that wait to be sent. */
@NullMarked
package io.sagadesk.server.delivery.outbox;

import org.jspecify.annotations.NullMarked;
