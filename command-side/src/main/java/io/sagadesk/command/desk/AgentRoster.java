package io.sagadesk.command.desk;

import io.sagadesk.api.Refused;
import io.sagadesk.api.desk.AgentPresence;
import io.sagadesk.api.desk.DeskEvent.AgentSignedIn;
import io.sagadesk.api.desk.DeskEvent.AssignmentDeclined;
import io.sagadesk.api.desk.DeskEvent.ConversationAssigned;
import io.sagadesk.api.desk.DeskEvent.ConversationReleased;
import io.sagadesk.api.desk.DeskEvent.ConversationReturned;
import io.sagadesk.api.desk.DeskEvent.ConversationTransferred;
import io.sagadesk.api.desk.DeskEvent.PresenceChanged;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.rules.desk.DeskAgent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;

/** The agents of a desk and the load of each. */
final class AgentRoster {

    private Map<AgentId, DeskAgent> seats = new LinkedHashMap<>();

    @Nullable DeskAgent find(AgentId agentId) {
        return seats.get(agentId);
    }

    /** Returns the agent; refuses an agent who has never signed in. */
    DeskAgent require(AgentId agentId) {
        var deskAgent = seats.get(agentId);
        if (deskAgent == null) throw new Refused("agent-not-here", "This agent has not signed in at this desk");
        return deskAgent;
    }

    List<DeskAgent> takingWork() {
        return seats.values().stream().filter(DeskAgent::takesWork).toList();
    }

    /** Returns the senior agents who are present, whether or not they take work. */
    List<DeskAgent> seniors() {
        return seats.values().stream()
                .filter(deskAgent -> deskAgent.senior() && deskAgent.presence() != AgentPresence.OFFLINE)
                .toList();
    }

    @EventSourcingHandler
    void evolve(AgentSignedIn signedIn) {
        seats.merge(signedIn.agentId(), DeskAgent.signedIn(signedIn), (known, fresh) -> known.signedInAgain(signedIn));
    }

    @EventSourcingHandler
    void evolve(PresenceChanged changed) {
        change(changed.agentId(), deskAgent -> deskAgent.with(changed.to()));
    }

    @EventSourcingHandler
    void evolve(ConversationAssigned assigned) {
        change(assigned.agentId(), deskAgent -> deskAgent.withOneMore(assigned.at()));
    }

    @EventSourcingHandler
    void evolve(AssignmentDeclined declined) {
        change(declined.agentId(), DeskAgent::withOneLess);
    }

    @EventSourcingHandler
    void evolve(ConversationReturned returned) {
        change(returned.agentId(), DeskAgent::withOneLess);
    }

    @EventSourcingHandler
    void evolve(ConversationTransferred transferred) {
        if (transferred.fromAgent() != null) change(transferred.fromAgent(), DeskAgent::withOneLess);
        if (transferred.toAgent() != null)
            change(transferred.toAgent(), deskAgent -> deskAgent.withOneMore(transferred.at()));
    }

    @EventSourcingHandler
    void evolve(ConversationReleased released) {
        change(released.agentId(), DeskAgent::withOneLess);
    }

    private void change(AgentId agentId, UnaryOperator<DeskAgent> change) {
        seats.computeIfPresent(agentId, (same, deskAgent) -> change.apply(deskAgent));
    }
}
