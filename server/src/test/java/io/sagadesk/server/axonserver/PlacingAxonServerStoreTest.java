package io.sagadesk.server.axonserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.event.AppendEventsTransaction;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.grpc.event.Confirmation;
import io.axoniq.axonserver.grpc.event.Event;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.ConversationEvent.MessagePosted;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.sqlite.SqliteCustomerKeys;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent to Axon Server says where it belongs. A connection that sends nothing takes its place. */
class PlacingAxonServerStoreTest {

    private final List<Event> sent = new ArrayList<>();

    @TempDir
    Path directory;

    /** Connections that lead nowhere. */
    private static final class NoConnections extends AxonServerConnectionManager {

        private final AxonServerConnection connection;

        NoConnections(AxonServerConfiguration configuration, AxonServerConnection connection) {
            super(
                    builder().axonServerConfiguration(configuration),
                    AxonServerConnectionFactory.forClient("test").build());
            this.connection = connection;
        }

        @Override
        public AxonServerConnection getConnection(String context) {
            return connection;
        }
    }

    @Test
    void events_and_snapshots_are_bound_to_their_place() {
        try (var keys = SqliteCustomerKeys.open(directory, new MasterKeySource(directory, null))) {
            var store = store(SagadeskSerializer.create(TypeNames.ofVocabulary(), keys));

            store.publish(posted(7));
            store.storeSnapshot(posted(8));

            assertThat(sent)
                    .extracting(event -> event.getPayload().getData().toStringUtf8())
                    .satisfiesExactly(
                            event ->
                                    assertThat(event).contains("|conversation.MessagePosted|text|conversation/c-1|7\""),
                            snapshot -> assertThat(snapshot)
                                    .contains("|conversation.MessagePosted|text|conversation/c-1|8\""));
        }
    }

    private AxonServerEventStore store(SagadeskSerializer serializer) {
        var configuration = AxonServerConfiguration.builder()
                .servers("localhost")
                .componentName("test")
                .build();
        return PlacingAxonServerStore.of(AxonServerEventStore.builder()
                .configuration(configuration)
                .platformConnectionManager(new NoConnections(configuration, connection()))
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .snapshotFilter(SnapshotFilter.allowAll()));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the future is the answer
    private AxonServerConnection connection() {
        var accepted = CompletableFuture.completedFuture(
                Confirmation.newBuilder().setSuccess(true).build());
        var append = standIn(AppendEventsTransaction.class, (method, event) -> {
            if (method.equals("commit")) return accepted;
            sent.add((Event) event);
            return null;
        });
        var channel = standIn(EventChannel.class, (method, snapshot) -> {
            if (method.equals("startAppendEventsTransaction")) return append;
            sent.add((Event) snapshot);
            return accepted;
        });
        return standIn(AxonServerConnection.class, (method, unused) -> channel);
    }

    private static <T> T standIn(Class<T> type, BiFunction<String, Object, @Nullable Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) ->
                        answers.apply(method.getName(), arguments == null ? method : arguments[0])));
    }

    private static DomainEventMessage<?> posted(long sequence) {
        var message = new MessagePosted(
                new ConversationId("c-1"),
                new CustomerId("anna"),
                new MessageId("m"),
                Author.CUSTOMER,
                "I want it",
                Instant.parse("2026-03-01T12:00:00Z"));
        return new GenericDomainEventMessage<>("Conversation", "conversation/c-1", sequence, message);
    }
}
