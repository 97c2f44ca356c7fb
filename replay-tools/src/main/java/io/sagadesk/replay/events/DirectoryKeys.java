package io.sagadesk.replay.events;

import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.json.EventDecoder;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.json.upcast.EventUpcasters;
import io.sagadesk.store.keys.CustomerKeys;
import io.sagadesk.store.keys.MasterKeyException;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.location.KeyStoreLocation;
import io.sagadesk.store.keys.location.KeyStoreSettings;
import io.sagadesk.store.log.StoredLogReader.PayloadDecoder;
import io.sagadesk.store.postgres.PostgresAddress;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The customer keys of a data directory, or those in PostgreSQL or MongoDB. They may be absent, for example in a copy of the log alone. */
final class DirectoryKeys implements AutoCloseable {

    private static final TypeNames NAMES = TypeNames.ofVocabulary();

    private final @Nullable CustomerKeys keys;

    private DirectoryKeys(@Nullable CustomerKeys keys) {
        this.keys = keys;
    }

    static DirectoryKeys in(Path directory, Consumer<String> notices) {
        try {
            return new DirectoryKeys(open(directory));
        } catch (MasterKeyException | StoreUnusableException | IllegalArgumentException unreadable) {
            notices.accept("Personal data stays sealed. " + unreadable.getMessage());
            return new DirectoryKeys(null);
        }
    }

    private static CustomerKeys open(Path directory) {
        var settings = new KeyStoreSettings(
                System.getenv(PostgresAddress.SETTING),
                System.getenv(KeyStoreSettings.POSTGRESQL),
                System.getenv(KeyStoreSettings.MONGODB),
                System.getenv(MasterKeySource.SETTING));
        return KeyStoreLocation.of(directory, settings).openForReading();
    }

    boolean arePresent() {
        return keys != null;
    }

    PayloadDecoder decoding() {
        if (keys == null) throw new IllegalStateException("There are no keys");
        return new EventDecoder(SagadeskSerializer.create(NAMES, keys), EventUpcasters.chain(NAMES))::decode;
    }

    @Override
    public void close() {
        if (keys != null) keys.close();
    }
}
