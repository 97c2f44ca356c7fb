package io.sagadesk.testbed.traffic;

import io.sagadesk.replay.client.CommandJsonLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * What a customer may want, and what is said about it.
 *
 * @param skill what an agent must know
 * @param content what the customer says when the bot was enough
 * @param insists what the customer says when it was not
 * @param note what an agent writes into the ticket
 */
record ContactTopic(
        String intent,
        String skill,
        List<String> asks,
        String bot,
        String content,
        String insists,
        List<String> answers,
        String note) {

    static final List<ContactTopic> ALL = load();

    private static List<ContactTopic> load() {
        try (var in = Objects.requireNonNull(ContactTopic.class.getResourceAsStream("topics.json"))) {
            return List.of(CommandJsonLines.JSON.readValue(in, ContactTopic[].class));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
