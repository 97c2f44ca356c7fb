package io.sagadesk.server.readside;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.server.command.RefusalTranslation;
import io.sagadesk.server.command.RemoteRefusal;
import io.sagadesk.store.keys.KeyCommitment;
import io.sagadesk.store.keys.KeyMissingException;
import io.sagadesk.store.log.LogUnreachableException;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.query.QuerySerializer;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.GenericQueryMessage;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A failure of a query that another instance answers: it goes through the serialization of Axon Server's connector. */
class RemoteQueryTest {

    private static final Serializer MESSAGES = Jackson3Serializer.builder().build();
    private static final Object QUESTION = "which";

    private final QuerySerializer serializer = new QuerySerializer(
            MESSAGES,
            MESSAGES,
            AxonServerConfiguration.builder().clientId("elsewhere").build());

    static Stream<Arguments> failures_that_are_answers() {
        var commitment = KeyCommitment.startOf(new byte[KeyCommitment.LENGTH]);
        return Stream.of(
                Arguments.of(500, "key-missing", new KeyMissingException(commitment)),
                Arguments.of(503, "store-unreachable", new LogUnreachableException()));
    }

    @ParameterizedTest
    @MethodSource("failures_that_are_answers")
    void a_failure_keeps_its_code_and_its_status(int status, String code, RuntimeException failure) {
        var received = RefusalTranslation.in(received(query -> {
            throw failure;
        }));

        assertThat(received).map(RemoteRefusal::code).contains(code);
        assertThat(received).map(RemoteRefusal::status).contains(status);
    }

    @Test
    void a_read_model_that_is_behind_stays_one() {
        var behind = new ReadModelBehind("tickets", 7);
        var received = received(query -> {
            throw new QueryExecutionException("", null, behind);
        });

        assertThat(HandlerExecutionException.resolveDetails(received)).contains(behind);
    }

    @Test
    void a_failure_that_nobody_foresaw_is_no_answer() {
        assertThat(RefusalTranslation.in(received(query -> {
                    throw new IllegalStateException("a bug");
                })))
                .isEmpty();
    }

    private Throwable received(MessageHandler<QueryMessage<?, String>> handler) {
        var bus = SimpleQueryBus.builder().build();
        bus.registerHandlerInterceptor(new QueryFailureInterceptor());
        bus.subscribe("which", String.class, handler);
        var query = new GenericQueryMessage<>(QUESTION, "which", ResponseTypes.instanceOf(String.class));
        var answer = bus.query(query).join();
        return serializer
                .deserializeResponse(serializer.serializeResponse(answer, "request"))
                .exceptionResult();
    }
}
