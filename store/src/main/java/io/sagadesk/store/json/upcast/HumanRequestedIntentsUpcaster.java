package io.sagadesk.store.json.upcast;

import tools.jackson.databind.node.ObjectNode;

/** Adds the reported intents and the sentiment of revision 2. Older events did not record them, so both stay empty. */
final class HumanRequestedIntentsUpcaster extends PayloadUpcaster {

    HumanRequestedIntentsUpcaster() {
        super("conversation.HumanRequested", "1", "2");
    }

    @Override
    void upcast(ObjectNode payload) {
        payload.putArray("intents");
        payload.putNull("sentiment");
    }
}
