package io.sagadesk.store.engine;

import static org.assertj.core.api.Assumptions.assumeThat;

import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Runs the contract against an Axon Server. */
class AxonServerEventStoreTest extends EventStoreContract {

    private static final String ADDRESS = "SAGADESK_TEST_AXONSERVER";
    private static AxonServerConnectionManager connections;
    private static AxonServerEventStore store;

    @BeforeAll
    static void connect() {
        var address = System.getenv(ADDRESS);
        if (address == null)
            System.out.println("Skipped: " + ADDRESS + " names no Axon Server to hold to the contract");
        assumeThat(address)
                .as("Set " + ADDRESS + "=host:8124 to run the contract against an Axon Server")
                .isNotNull();
        var configuration = AxonServerConfiguration.builder()
                .servers(address)
                .componentName("contract")
                .build();
        connections = AxonServerConnectionManager.builder()
                .axonServerConfiguration(configuration)
                .build();
        connections.start();
        store = AxonServerEventStore.builder()
                .configuration(configuration)
                .platformConnectionManager(connections)
                .eventSerializer(Noted.serializer())
                .snapshotSerializer(Noted.serializer())
                .snapshotFilter(SnapshotFilter.allowAll())
                .build();
    }

    @AfterAll
    static void disconnect() {
        if (connections != null) connections.shutdown();
    }

    @Override
    protected EventStore store() {
        return store;
    }
}
