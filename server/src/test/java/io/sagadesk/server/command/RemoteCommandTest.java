package io.sagadesk.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sagadesk.api.Command;
import io.sagadesk.api.Invalid;
import io.sagadesk.api.Refused;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.ConversationCommand.PostMessage;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.store.groupcommit.StoreOverloadedException;
import io.sagadesk.store.keys.CustomerForgottenException;
import io.sagadesk.store.keys.KeyCommitment;
import io.sagadesk.store.keys.KeyMissingException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that commands and results are unchanged after serialization between instances. */
class RemoteCommandTest {

    private final Serializer messages = Jackson3Serializer.builder().build();

    @Test
    void a_command_comes_out_as_it_went_in() {
        Command command = new PostMessage(
                new ConversationId("c"),
                new MessageId("m"),
                Author.CUSTOMER,
                "hello",
                Instant.parse("2026-01-02T03:04:05.678Z"));

        assertThat(this.<Command>transferred(command)).isEqualTo(command);
    }

    @Test
    void a_receipt_comes_out_as_it_went_in() {
        var receipt = new CommandReceipt();
        receipt.complete(4711, List.of("ticket.TicketOpened"));

        CommandReceipt received = transferred(receipt);

        assertThat(received.position()).isEqualTo(4711);
        assertThat(received.recorded()).containsExactly("ticket.TicketOpened");
    }

    static Stream<Arguments> failures_that_are_answers() {
        var faults = List.of(new Invalid.Fault("rules.offer", "is required"));
        return Stream.of(
                arguments(409, "ticket-closed", new Refused("ticket-closed", "The ticket is closed")),
                arguments(422, "invalid", new Invalid(faults)),
                arguments(404, "not-found", new AggregateNotFoundException("ticket/t-1", "It is not there")),
                arguments(409, "customer-forgotten", new CustomerForgottenException(new CustomerId("anna"))),
                arguments(409, "conflict", new AggregateStreamCreationException("Somebody was faster", null)),
                arguments(503, "overloaded", new StoreOverloadedException("Too much")),
                arguments(
                        500,
                        "key-missing",
                        new KeyMissingException(KeyCommitment.startOf(new byte[KeyCommitment.LENGTH]))));
    }

    @ParameterizedTest
    @MethodSource("failures_that_are_answers")
    void a_failure_that_is_an_answer_is_the_same_answer_elsewhere(int status, String code, RuntimeException failure) {
        var here = RefusalTranslation.in(failure).orElseThrow();

        assertThat(here.status()).isEqualTo(status);
        assertThat(here.code()).isEqualTo(code);
        assertThat(RefusalTranslation.in(failureOf(command -> {
                    throw failure;
                })))
                .contains(here);
    }

    @ParameterizedTest
    @MethodSource("failures_that_are_answers")
    void a_failure_that_only_shows_when_events_are_stored_is_the_same_answer_elsewhere(
            int status, String code, RuntimeException failure) {
        var received = failureOf(command -> {
            CurrentUnitOfWork.get().onCommit(unit -> {
                throw failure;
            });
            return "done";
        });

        assertThat(RefusalTranslation.in(received)).map(RemoteRefusal::status).contains(status);
        assertThat(RefusalTranslation.in(received)).map(RemoteRefusal::code).contains(code);
    }

    @Test
    void a_failure_that_nobody_foresaw_is_no_answer() {
        assertThat(RefusalTranslation.in(failureOf(command -> {
                    throw new IllegalStateException("a bug");
                })))
                .isEmpty();
    }

    private static RuntimeException failureOf(MessageHandler<CommandMessage<?>> handler) {
        var bus = new RemoteCommandBus();
        bus.subscribe(String.class.getName(), handler);
        var gateway = DefaultCommandGateway.builder().commandBus(bus).build();
        return catchThrowableOfType(RuntimeException.class, () -> gateway.sendAndWait("do it"));
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    private <T> T transferred(Object message) {
        return messages.deserialize(messages.serialize(message, byte[].class));
    }
}
