package io.sagadesk.testbed.traffic;

import io.sagadesk.replay.client.CommandJsonLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * A topic that a customer contacts the company about, with the texts of the conversation.
 *
 * @param skill the skill that an agent needs
 * @param content the customer's message when the bot's answer was enough
 * @param insists the customer's message when it was not
 * @param note the agent's note in the ticket
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
