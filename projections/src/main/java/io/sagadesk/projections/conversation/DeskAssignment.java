package io.sagadesk.projections.conversation;

import io.sagadesk.api.desk.DeskEvent.AssignmentAccepted;
import io.sagadesk.api.desk.DeskEvent.AssignmentDeclined;
import io.sagadesk.api.desk.DeskEvent.ConversationAssigned;
import io.sagadesk.api.desk.DeskEvent.ConversationLeftQueue;
import io.sagadesk.api.desk.DeskEvent.ConversationQueued;
import io.sagadesk.api.desk.DeskEvent.ConversationReleased;
import io.sagadesk.api.desk.DeskEvent.ConversationReturned;
import io.sagadesk.api.desk.DeskEvent.ConversationTransferred;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.projections.MillisecondTimes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The desk and agent of a conversation. Events of a desk that no longer has the conversation change nothing, because
 * the conversation may already be at another desk.
 *
 * @param deskId the current or last desk
 * @param atDesk whether the conversation is at that desk now
 * @param agentId the agent to whom it is offered or assigned, or was last
 * @param accepted whether the agent accepted it
 * @param queuedAt when it was queued; a conversation that an agent returns keeps this time
 * @param assignedAt when it was offered to that agent
 * @param transfers the number of transfers
 */
public record DeskAssignment(
        @Nullable DeskId deskId,
        boolean atDesk,
        @Nullable AgentId agentId,
        boolean accepted,
        @Nullable Instant queuedAt,
        @Nullable Instant assignedAt,
        @Nullable Instant acceptedAt,
        int transfers) {

    static final DeskAssignment NOWHERE = new DeskAssignment(null, false, null, false, null, null, null, 0);

    DeskAssignment after(ConversationQueued queued) {
        return waiting(queued.deskId(), MillisecondTimes.of(queued.at()), transfers);
    }

    DeskAssignment after(ConversationAssigned assigned) {
        var at = MillisecondTimes.of(assigned.at());
        return new DeskAssignment(assigned.deskId(), true, assigned.agentId(), false, queuedAt, at, null, transfers);
    }

    DeskAssignment after(AssignmentAccepted accepted) {
        if (!isAt(accepted.deskId())) return this;
        var at = MillisecondTimes.of(accepted.at());
        return new DeskAssignment(deskId, true, accepted.agentId(), true, queuedAt, assignedAt, at, transfers);
    }

    DeskAssignment after(AssignmentDeclined declined) {
        return isAt(declined.deskId()) ? waiting(declined.deskId(), queuedAt, transfers) : this;
    }

    DeskAssignment after(ConversationReturned returned) {
        return isAt(returned.deskId()) ? waiting(returned.deskId(), queuedAt, transfers) : this;
    }

    /** A transfer to another desk starts the wait now; the time is replaced when that desk queues the conversation. */
    DeskAssignment after(ConversationTransferred transferred) {
        var at = MillisecondTimes.of(transferred.at());
        if (!isAt(transferred.deskId())) {
            return new DeskAssignment(
                    deskId, atDesk, agentId, accepted, queuedAt, assignedAt, acceptedAt, transfers + 1);
        }
        if (transferred.toDesk() != null) return waiting(transferred.toDesk(), at, transfers + 1);
        return new DeskAssignment(deskId, true, transferred.toAgent(), true, queuedAt, at, at, transfers + 1);
    }

    DeskAssignment after(ConversationLeftQueue left) {
        return isAt(left.deskId()) ? gone() : this;
    }

    DeskAssignment after(ConversationReleased released) {
        return isAt(released.deskId()) ? gone() : this;
    }

    private boolean isAt(DeskId desk) {
        return atDesk && desk.equals(deskId);
    }

    private DeskAssignment gone() {
        return new DeskAssignment(deskId, false, agentId, accepted, queuedAt, assignedAt, acceptedAt, transfers);
    }

    private static DeskAssignment waiting(DeskId desk, @Nullable Instant since, int transfers) {
        return new DeskAssignment(desk, true, null, false, since, null, null, transfers);
    }
}
