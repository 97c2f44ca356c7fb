package io.sagadesk.store.json.upcast;

import tools.jackson.databind.node.ObjectNode;

/** Revision 1 said {@code "resolved": true|false}; since revision 2 there may be more than two outcomes. */
final class ConversationClosedSaysItsOutcome extends PayloadUpcaster {

    ConversationClosedSaysItsOutcome() {
        super("conversation.ConversationClosed", "1", "2");
    }

    @Override
    void upcast(ObjectNode payload) {
        boolean resolved = payload.remove("resolved").booleanValue();
        payload.put("outcome", resolved ? "RESOLVED" : "UNRESOLVED");
    }
}
