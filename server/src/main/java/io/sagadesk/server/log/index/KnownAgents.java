package io.sagadesk.server.log.index;

import io.sagadesk.api.Event;
import io.sagadesk.api.desk.DeskEvent.AgentSignedIn;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.server.log.index.IndexChange.Added;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The agents who ever signed in at a desk. There is no other register of agents. */
public final class KnownAgents implements Predicate<AgentId>, AutoCloseable {

    static final String NAME = "known-agents";

    private final LogIndex index;

    KnownAgents(LogIndex index) {
        this.index = index;
    }

    /** Enters each agent at the first sign-in. */
    record SignIns() implements IndexedEvents {

        @Override
        public Set<Class<? extends Event>> types() {
            return Set.of(AgentSignedIn.class);
        }

        @Override
        public List<IndexChange> changesBy(Event event) {
            var agent = ((AgentSignedIn) event).agentId();
            return List.of(new Added(IndexEntry.only(agent.toString(), agent.value())));
        }
    }

    void start() {
        index.start();
    }

    /** Returns whether the agent has signed in at any desk by now. */
    @Override
    public boolean test(AgentId agent) {
        return index.findOnly(agent.toString()).isPresent();
    }

    @Override
    public void close() {
        index.close();
    }
}
