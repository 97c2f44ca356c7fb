package io.sagadesk.store.json.upcast;

import tools.jackson.databind.node.ObjectNode;

/**
 * Replaces {@code "resolved": true|false} of revision 1 by the {@code outcome} of revision 2, which allows more than
 * two outcomes.
 */
final class ConversationClosedOutcomeUpcaster extends PayloadUpcaster {

    ConversationClosedOutcomeUpcaster() {
        super("conversation.ConversationClosed", "1", "2");
    }

    @Override
    void upcast(ObjectNode payload) {
        boolean resolved = payload.remove("resolved").booleanValue();
        payload.put("outcome", resolved ? "RESOLVED" : "UNRESOLVED");
    }
}
