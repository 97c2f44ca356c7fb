package io.sagadesk.rules.desk;

import io.sagadesk.api.desk.Candidate;
import io.sagadesk.api.desk.DeskCommand.SignIn;
import io.sagadesk.api.desk.DeskEvent.AgentSignedIn;
import io.sagadesk.api.desk.Presence;
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
public record Seat(
        AgentId agentId,
        List<String> skills,
        int capacity,
        boolean senior,
        Presence presence,
        int load,
        @Nullable Instant lastAssigned) {

    public static Seat taken(AgentSignedIn by) {
        return new Seat(by.agentId(), by.skills(), by.capacity(), by.senior(), Presence.ONLINE, 0, null);
    }

    public Seat takenAgain(AgentSignedIn by) {
        return new Seat(agentId, by.skills(), by.capacity(), by.senior(), Presence.ONLINE, load, lastAssigned);
    }

    public boolean isAsAskedBy(SignIn signIn) {
        return presence == Presence.ONLINE
                && skills.equals(signIn.skills())
                && capacity == signIn.capacity()
                && senior == signIn.senior();
    }

    public Seat with(Presence changed) {
        return new Seat(agentId, skills, capacity, senior, changed, load, lastAssigned);
    }

    public Seat withOneMore(Instant at) {
        return new Seat(agentId, skills, capacity, senior, presence, load + 1, at);
    }

    public Seat withOneLess() {
        return new Seat(agentId, skills, capacity, senior, presence, load - 1, lastAssigned);
    }

    /** Below zero where a supervisor has overloaded the agent. */
    public int spare() {
        return capacity - load;
    }

    public boolean takesWork() {
        return presence == Presence.ONLINE && spare() > 0;
    }

    Candidate asCandidate() {
        return new Candidate(agentId, load, capacity, lastAssigned);
    }
}
