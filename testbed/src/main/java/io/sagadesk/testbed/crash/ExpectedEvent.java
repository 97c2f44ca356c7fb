package io.sagadesk.testbed.crash;

import io.sagadesk.api.Event;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.api.vocabulary.Vocabulary;
import io.sagadesk.replay.client.CommandJsonLines;
import io.sagadesk.store.engine.database.StoredEvent;

/**
 * An event that a command is expected to record.
 *
 * @param messageId the id of the message that the event is about; empty if none
 * @param text the decrypted text of the event; empty if none
 */
record ExpectedEvent(String type, String messageId, String text) {

    static ExpectedEvent of(Class<? extends Event> event) {
        return new ExpectedEvent(Vocabulary.nameOf(event), "", "");
    }

    ExpectedEvent about(MessageId message) {
        return new ExpectedEvent(type, message.value(), text);
    }

    ExpectedEvent withText(String newText) {
        return new ExpectedEvent(type, messageId, newText);
    }

    boolean isStoredAs(StoredEvent event) {
        return event.payloadType().equals(type)
                && CommandJsonLines.JSON
                        .readTree(event.payload())
                        .path("messageId")
                        .asString("")
                        .equals(messageId);
    }
}
