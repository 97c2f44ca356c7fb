package io.sagadesk.command.ticket;

import io.sagadesk.api.id.TicketId;
import java.time.Instant;

/**
 * The tickets into which others are merged. The target records that it takes over the other ticket, in the unit of work of the
 * merge: two tickets that are merged into each other at the same time conflict, and the second one finds the first one closed.
 */
public interface MergeTargets {

    /**
     * Records that a ticket takes over another one; refuses a target that is closed.
     *
     * @param imported whether the command is imported history, of which only the facts that never change are checked
     */
    void takeOver(TicketId into, TicketId from, boolean imported, Instant at);
}
