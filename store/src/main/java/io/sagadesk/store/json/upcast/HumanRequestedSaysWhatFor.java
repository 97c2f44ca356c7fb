package io.sagadesk.store.json.upcast;

import tools.jackson.databind.node.ObjectNode;

/** Since revision 2 it says which intents had been reported; of the older ones it is not known. */
final class HumanRequestedSaysWhatFor extends PayloadUpcaster {

    HumanRequestedSaysWhatFor() {
        super("conversation.HumanRequested", "1", "2");
    }

    @Override
    void upcast(ObjectNode payload) {
        payload.putArray("intents");
        payload.putNull("sentiment");
    }
}
