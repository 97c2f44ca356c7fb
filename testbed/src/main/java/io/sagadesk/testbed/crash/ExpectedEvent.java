package io.sagadesk.testbed.crash;

import io.sagadesk.api.Event;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.api.vocabulary.Vocabulary;
import io.sagadesk.replay.client.CommandJsonLines;
import io.sagadesk.store.sqlite.file.StoredEvent;

/**
 * One event that a command leads to.
 *
 * @param messageId of the message that it is about, empty if none
 * @param text what it says in clear once it is decrypted, empty if nothing
 */
record ExpectedEvent(String type, String messageId, String text) {

    static ExpectedEvent of(Class<? extends Event> event) {
        return new ExpectedEvent(Vocabulary.nameOf(event), "", "");
    }

    ExpectedEvent about(MessageId message) {
        return new ExpectedEvent(type, message.value(), text);
    }

    ExpectedEvent saying(String words) {
        return new ExpectedEvent(type, messageId, words);
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
