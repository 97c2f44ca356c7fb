package io.sagadesk.server.reactions.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.api.Refused;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.ConversationCommand.PostMessage;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.saga.SagaCommandGateway.Answer;
import io.sagadesk.server.command.RemoteCommandBus;
import io.sagadesk.store.groupcommit.StoreOverloadedException;
import io.sagadesk.store.keys.CustomerForgottenException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

/** Tests the answers to a reaction whose command another instance handles. */
class ReactionCommandsTest {

    private static final PostMessage COMMAND =
            new PostMessage(new ConversationId("v-1"), new MessageId("m-1"), Author.CUSTOMER, "Hello", Instant.EPOCH);

    private final RemoteCommandBus bus = new RemoteCommandBus();
    private final ReactionCommands commands =
            new ReactionCommands(DefaultCommandGateway.builder().commandBus(bus).build());
    private final AtomicInteger sent = new AtomicInteger();

    @Test
    void a_refusal_is_an_answer() {
        failWith(new Refused("budget-spent", "There is nothing left"));

        assertThat(send()).isEqualTo(new Answer("budget-spent"));
    }

    @Test
    void that_there_is_nothing_of_an_id_is_an_answer() {
        failWith(new AggregateNotFoundException("conversation/v-1", "It is not there"));

        assertThat(send()).isEqualTo(new Answer("not-found"));
    }

    @Test
    void that_a_customer_was_forgotten_is_an_answer() {
        failWith(new CustomerForgottenException(new CustomerId("anna")));

        assertThat(send()).isEqualTo(new Answer("customer-forgotten"));
    }

    @Test
    void a_conflict_is_decided_anew() {
        failWith(new ConcurrencyException("Somebody was faster"));

        assertThat(send()).isEqualTo(Answer.DONE);
        assertThat(sent).hasValue(2);
    }

    @Test
    void what_may_pass_is_no_answer() {
        failWith(new StoreOverloadedException("Too much"));

        assertThatThrownBy(this::send).isInstanceOf(RuntimeException.class);
        assertThat(sent).hasValue(1);
    }

    private void failWith(RuntimeException failure) {
        bus.subscribe(PostMessage.class.getName(), command -> {
            if (sent.incrementAndGet() == 1) throw failure;
            return "done";
        });
    }

    private Answer send() {
        return commands.send("rule", COMMAND, GenericEventMessage.asEventMessage("cause"));
    }
}
