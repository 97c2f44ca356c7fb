/**
 * Recovers the state of sagas and automations from the log, where it was lost: sagas, scheduled events, the outbox, and the
 * positions of the processors.
 */
@NullMarked
package io.sagadesk.server.reactions.recovery;

import org.jspecify.annotations.NullMarked;
