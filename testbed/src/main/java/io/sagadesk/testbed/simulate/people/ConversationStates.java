package io.sagadesk.testbed.simulate.people;

import io.sagadesk.testbed.simulate.host.ObservedEvent;
import java.util.HashSet;
import java.util.Set;

/** The states of conversations as their participants see them. */
public final class ConversationStates implements SimulatedPerson {

    private final Set<String> open = new HashSet<>();
    private final Set<String> waiting = new HashSet<>();
    private final Set<String> left = new HashSet<>();

    @Override
    public void notice(ObservedEvent observedEvent) {
        var id = observedEvent.text("conversationId");
        switch (observedEvent.type()) {
            case "conversation.ConversationStarted", "conversation.ConversationReopened" -> open.add(id);
            case "conversation.ConversationClosed" -> open.remove(id);
            case "desk.ConversationQueued", "desk.AssignmentDeclined", "desk.ConversationReturned" -> waiting.add(id);
            case "desk.ConversationAssigned" -> waiting.remove(id);
            case "desk.ConversationLeftQueue" -> {
                waiting.remove(id);
                left.add(id);
            }
            default -> {}
        }
    }

    boolean isOpen(String id) {
        return open.contains(id);
    }

    /** Whether the customer left the queue without an agent. */
    boolean hasLeft(String id) {
        return left.contains(id);
    }

    boolean isWaiting(String id) {
        return waiting.contains(id);
    }
}
