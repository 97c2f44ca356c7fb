package io.sagadesk.store.keys.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import io.sagadesk.embeddedmongo.EmbeddedMongo;
import io.sagadesk.store.keys.MasterKeySource;
import java.nio.file.Path;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A MongoDB for the keys of a test: our own, as another process would see it, or the one that the environment names. */
final class KeyDatabase implements AutoCloseable {

    private static final String URI = "SAGADESK_TEST_MONGODB_URI";

    private final @Nullable EmbeddedMongo embedded;
    private final String address;
    private final MongoClient client;
    private final String name;

    private KeyDatabase(@Nullable EmbeddedMongo embedded, String address, String name) {
        this.embedded = embedded;
        this.address = address;
        this.client = MongoClients.create(address);
        this.name = name;
    }

    static KeyDatabase in(Path directory) {
        var elsewhere = System.getenv(URI);
        if (elsewhere != null) {
            var name = "sagadesk_keys_" + Long.toHexString(System.nanoTime());
            return new KeyDatabase(null, elsewhere.replaceFirst("(//[^/?]+)/?", "$1/" + name), name);
        }
        var mongo = EmbeddedMongo.open(directory);
        return new KeyDatabase(mongo, mongo.connectionString(), MongoCustomerKeys.DATABASE);
    }

    String address() {
        return address;
    }

    MongoCustomerKeys open(@Nullable String masterKey) {
        return open(masterKey, false);
    }

    MongoCustomerKeys open(@Nullable String masterKey, boolean logHasEvents) {
        return MongoCustomerKeys.open("SETTING", address, MasterKeySource.shared(masterKey), () -> logHasEvents);
    }

    MongoCustomerKeys openForReading(String masterKey) {
        return MongoCustomerKeys.openForReading("SETTING", address, MasterKeySource.shared(masterKey));
    }

    MongoCollection<Document> collection(String collection) {
        return client.getDatabase(name).getCollection(collection);
    }

    void change(String collection, Document filter, String field, @Nullable Object value) {
        collection(collection).updateMany(filter, value == null ? Updates.unset(field) : Updates.set(field, value));
    }

    @Override
    public void close() {
        if (embedded == null) client.getDatabase(name).drop();
        client.close();
        if (embedded != null) embedded.close();
    }
}
