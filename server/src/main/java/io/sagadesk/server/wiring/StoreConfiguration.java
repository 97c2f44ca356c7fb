package io.sagadesk.server.wiring;

import io.sagadesk.command.catalog.AggregateCatalog;
import io.sagadesk.saga.catalog.SagaCatalog;
import io.sagadesk.store.json.EventDecoder;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.json.upcast.EventUpcasters;
import io.sagadesk.store.keys.CustomerKeys;
import io.sagadesk.store.keys.location.KeyStoreLocation;
import io.sagadesk.store.keys.storage.StoredCustomerKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The stores: the admin token, keys, serializers and upcasters. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SagadeskProperties.class)
class StoreConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(StoreConfiguration.class);

    static final String EVENTS = "events.db";
    static final String ADMIN_TOKEN = "admin.token";

    private final Path data;
    private final KeyStoreLocation keyStore;
    private final boolean acceptDamagedKeys;
    private final @Nullable String adminToken;

    StoreConfiguration(SagadeskProperties properties) throws IOException {
        data = properties.data().toAbsolutePath();
        keyStore = KeyStoreLocation.of(data, properties.keyStore());
        acceptDamagedKeys = properties.acceptDamagedKeys();
        adminToken = properties.adminToken();
        Files.createDirectories(
                data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    @Bean
    AdminToken adminToken() {
        return adminToken == null ? AdminToken.in(data.resolve(ADMIN_TOKEN)) : AdminToken.of(adminToken);
    }

    @Bean
    TypeNames typeNames() {
        var names = TypeNames.ofVocabulary();
        for (var snapshot : AggregateCatalog.snapshotTypes().entrySet()) {
            names = names.with(snapshot.getKey(), snapshot.getValue());
        }
        for (var process : SagaCatalog.types().entrySet()) {
            names = names.with(process.getKey(), process.getValue());
        }
        return names;
    }

    @Bean(destroyMethod = "close")
    StoredCustomerKeys customerKeys() {
        var keys = keyStore.open();
        if (keyStore.isShared()) LOG.info("The customers' keys are in {}", keys.place());
        try {
            if (!acceptDamagedKeys) keys.requireReadable();
            return keys;
        } catch (RuntimeException damaged) {
            keys.close();
            throw damaged;
        }
    }

    /** Serializes tokens, snapshots and everything else that is stored; personal data is encrypted as in events. */
    @Bean
    @Primary
    SagadeskSerializer serializerOfWhatIsKept(TypeNames names, CustomerKeys keys) {
        return SagadeskSerializer.create(names, keys);
    }

    /** The same serializer for events: Axon selects serializers by qualifier and would otherwise create its own. */
    @Bean
    @Qualifier("eventSerializer") Serializer eventSerializer(SagadeskSerializer serializer) {
        return serializer;
    }

    /** Serializes commands and results between instances. They are stored nowhere, so they are not encrypted. */
    @Bean
    @Qualifier("messageSerializer") Serializer messageSerializer() {
        return Jackson3Serializer.builder().build();
    }

    @Bean
    EventUpcasterChain upcasters(TypeNames names) {
        return EventUpcasters.chain(names);
    }

    @Bean
    EventDecoder eventDecoder(SagadeskSerializer serializer, EventUpcasterChain upcasters) {
        return new EventDecoder(serializer, upcasters);
    }
}
