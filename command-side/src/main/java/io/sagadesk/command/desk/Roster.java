package io.sagadesk.command.desk;

import io.sagadesk.api.Refused;
import io.sagadesk.api.desk.DeskEvent.AgentSignedIn;
import io.sagadesk.api.desk.DeskEvent.AssignmentDeclined;
import io.sagadesk.api.desk.DeskEvent.ConversationAssigned;
import io.sagadesk.api.desk.DeskEvent.ConversationReleased;
import io.sagadesk.api.desk.DeskEvent.ConversationReturned;
import io.sagadesk.api.desk.DeskEvent.ConversationTransferred;
import io.sagadesk.api.desk.DeskEvent.PresenceChanged;
import io.sagadesk.api.desk.AgentPresence;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.rules.desk.Seat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;

/** The agents of a desk and how much each has in hand. */
final class Roster {

    private Map<AgentId, Seat> seats = new LinkedHashMap<>();

    @Nullable Seat seatOf(AgentId agentId) {
        return seats.get(agentId);
    }

    /** Refuses where the agent has never signed in. */
    Seat require(AgentId agentId) {
        var seat = seats.get(agentId);
        if (seat == null) throw new Refused("agent-not-here", "This agent has not signed in at this desk");
        return seat;
    }

    List<Seat> takingWork() {
        return seats.values().stream().filter(Seat::takesWork).toList();
    }

    /** Those who are there, whether or not they take work. */
    List<Seat> seniors() {
        return seats.values().stream()
                .filter(seat -> seat.senior() && seat.presence() != AgentPresence.OFFLINE)
                .toList();
    }

    @EventSourcingHandler
    void evolve(AgentSignedIn signedIn) {
        seats.merge(signedIn.agentId(), Seat.taken(signedIn), (known, fresh) -> known.takenAgain(signedIn));
    }

    @EventSourcingHandler
    void evolve(PresenceChanged changed) {
        change(changed.agentId(), seat -> seat.with(changed.to()));
    }

    @EventSourcingHandler
    void evolve(ConversationAssigned assigned) {
        change(assigned.agentId(), seat -> seat.withOneMore(assigned.at()));
    }

    @EventSourcingHandler
    void evolve(AssignmentDeclined declined) {
        change(declined.agentId(), Seat::withOneLess);
    }

    @EventSourcingHandler
    void evolve(ConversationReturned returned) {
        change(returned.agentId(), Seat::withOneLess);
    }

    @EventSourcingHandler
    void evolve(ConversationTransferred transferred) {
        if (transferred.fromAgent() != null) change(transferred.fromAgent(), Seat::withOneLess);
        if (transferred.toAgent() != null) change(transferred.toAgent(), seat -> seat.withOneMore(transferred.at()));
    }

    @EventSourcingHandler
    void evolve(ConversationReleased released) {
        change(released.agentId(), Seat::withOneLess);
    }

    private void change(AgentId agentId, UnaryOperator<Seat> how) {
        seats.computeIfPresent(agentId, (same, seat) -> how.apply(seat));
    }
}
