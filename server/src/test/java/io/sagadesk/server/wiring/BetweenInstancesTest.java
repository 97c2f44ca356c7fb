package io.sagadesk.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Command;
import io.sagadesk.api.Invalid;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.ConversationCommand.PostMessage;
import io.sagadesk.api.conversation.ConversationId;
import io.sagadesk.api.conversation.MessageId;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;

/** What travels from one instance to another comes out as it went in. */
class BetweenInstancesTest {

    private final Serializer messages = Jackson3Serializer.builder().build();

    @Test
    void a_command() {
        Command command = new PostMessage(
                new ConversationId("c"),
                new MessageId("m"),
                Author.CUSTOMER,
                "hello",
                Instant.parse("2026-01-02T03:04:05.678Z"));

        assertThat(this.<Command>sent(command)).isEqualTo(command);
    }

    @Test
    void a_receipt() {
        var receipt = new Receipt();
        receipt.complete(4711, List.of("ticket.TicketOpened"));

        Receipt received = sent(receipt);

        assertThat(received.position()).isEqualTo(4711);
        assertThat(received.recorded()).containsExactly("ticket.TicketOpened");
    }

    @Test
    void a_refusal() {
        var refusal = new Refusal("ticket-closed", "The ticket is closed");

        assertThat(this.<Refusal>sent(refusal)).isEqualTo(refusal);
    }

    @Test
    void the_faults_of_a_command() {
        var faults = new Faults(List.of(new Invalid.Fault("rules.offer", "is required")));

        assertThat(this.<Faults>sent(faults)).isEqualTo(faults);
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    private <T> T sent(Object message) {
        return messages.deserialize(messages.serialize(message, byte[].class));
    }
}
