package io.sagadesk.rules.desk;

import io.sagadesk.api.desk.AgentPresence;
import io.sagadesk.api.desk.DeskCommand.SignIn;
import io.sagadesk.api.desk.DeskEvent.AgentSignedIn;
import io.sagadesk.api.desk.RoutingCandidate;
import io.sagadesk.api.id.AgentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agent of a desk.
 *
 * @param load the number of current conversations, including offers that are not accepted yet
 * @param lastAssigned absent before the first assignment
 */
public record DeskAgent(
        AgentId agentId,
        List<String> skills,
        int capacity,
        boolean senior,
        AgentPresence presence,
        int load,
        @Nullable Instant lastAssigned) {

    public static DeskAgent signedIn(AgentSignedIn event) {
        return new DeskAgent(
                event.agentId(), event.skills(), event.capacity(), event.senior(), AgentPresence.ONLINE, 0, null);
    }

    public DeskAgent signedInAgain(AgentSignedIn event) {
        return new DeskAgent(
                agentId, event.skills(), event.capacity(), event.senior(), AgentPresence.ONLINE, load, lastAssigned);
    }

    public boolean matches(SignIn signIn) {
        return presence == AgentPresence.ONLINE
                && skills.equals(signIn.skills())
                && capacity == signIn.capacity()
                && senior == signIn.senior();
    }

    public DeskAgent with(AgentPresence changed) {
        return new DeskAgent(agentId, skills, capacity, senior, changed, load, lastAssigned);
    }

    public DeskAgent withOneMore(Instant at) {
        return new DeskAgent(agentId, skills, capacity, senior, presence, load + 1, at);
    }

    public DeskAgent withOneLess() {
        return new DeskAgent(agentId, skills, capacity, senior, presence, load - 1, lastAssigned);
    }

    /** Returns capacity minus load; negative if a supervisor has overloaded the agent. */
    public int spare() {
        return capacity - load;
    }

    public boolean takesWork() {
        return presence == AgentPresence.ONLINE && spare() > 0;
    }

    RoutingCandidate asCandidate() {
        return new RoutingCandidate(agentId, load, capacity, lastAssigned);
    }
}
