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
 * An agent at a desk.
 *
 * @param load conversations in hand, those included that are only offered
 * @param lastAssigned absent for an agent who had none yet
 */
public record DeskAgent(
        AgentId agentId,
        List<String> skills,
        int capacity,
        boolean senior,
        AgentPresence presence,
        int load,
        @Nullable Instant lastAssigned) {

    public static DeskAgent taken(AgentSignedIn by) {
        return new DeskAgent(by.agentId(), by.skills(), by.capacity(), by.senior(), AgentPresence.ONLINE, 0, null);
    }

    public DeskAgent takenAgain(AgentSignedIn by) {
        return new DeskAgent(
                agentId, by.skills(), by.capacity(), by.senior(), AgentPresence.ONLINE, load, lastAssigned);
    }

    public boolean isAsAskedBy(SignIn signIn) {
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

    /** Below zero where a supervisor has overloaded the agent. */
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
