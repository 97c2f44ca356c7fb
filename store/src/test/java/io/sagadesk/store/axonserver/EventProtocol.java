package io.sagadesk.store.axonserver;

import com.google.protobuf.InvalidProtocolBufferException;
import io.axoniq.axonserver.grpc.event.Event;
import java.lang.reflect.Method;
import java.util.Map;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.axonserver.connector.event.axon.GrpcBackedDomainEventData;
import org.axonframework.axonserver.connector.event.axon.GrpcMetaDataAwareSerializer;
import org.axonframework.eventhandling.EventData;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;

/**
 * Converts events into the bytes that the connector of Axon Server sends, and back into what it reads, by the connector's own
 * classes. It never connects.
 */
public final class EventProtocol implements AutoCloseable {

    private final Serializer serializer;
    private final AxonServerConnectionManager connections;
    private final Object engine;
    private final Method map;

    public EventProtocol(Serializer serializer) {
        this.serializer = new GrpcMetaDataAwareSerializer(serializer);
        var configuration = AxonServerConfiguration.builder()
                .servers("localhost")
                .componentName("protocol")
                .build();
        connections = AxonServerConnectionManager.builder()
                .axonServerConfiguration(configuration)
                .build();
        var store = AxonServerEventStore.builder()
                .configuration(configuration)
                .platformConnectionManager(connections)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .snapshotFilter(SnapshotFilter.allowAll())
                .build();
        try {
            var getter = AxonServerEventStore.class.getDeclaredMethod("storageEngine");
            getter.setAccessible(true);
            engine = getter.invoke(store);
            map = engine.getClass().getMethod("map", EventMessage.class, Serializer.class);
            map.setAccessible(true);
        } catch (ReflectiveOperationException otherConnector) {
            throw new IllegalStateException(otherConnector);
        }
    }

    /** Returns the event as it is read from Axon Server after it was sent there. */
    public EventData<byte[]> stored(EventMessage<?> event) {
        return new GrpcBackedDomainEventData(sent(event));
    }

    /** Returns the event as it is sent to Axon Server. */
    public Event sent(EventMessage<?> event) {
        try {
            return Event.parseFrom(((Event) map.invoke(engine, event, serializer)).toByteArray());
        } catch (ReflectiveOperationException | InvalidProtocolBufferException otherConnector) {
            throw new IllegalStateException(otherConnector);
        }
    }

    /** Returns the metadata of an event that was read. */
    public Map<String, ?> metadata(EventData<byte[]> stored) {
        MetaData metadata = serializer.deserialize(stored.getMetaData());
        return metadata;
    }

    @Override
    public void close() {
        connections.shutdown();
    }
}
