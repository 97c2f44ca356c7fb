package io.sagadesk.store.keys.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.exists;

import com.mongodb.client.MongoCollection;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.SharedKeysContract;
import io.sagadesk.store.keys.storage.StoredCustomerKeys;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** Several instances with the keys in one MongoDB. */
class MongoSharedKeysTest extends SharedKeysContract {

    @TempDir
    Path directory;

    private @Nullable KeyDatabase database;

    @Override
    protected String freshDatabase() {
        var opened = KeyDatabase.in(directory);
        database = opened;
        return opened.address();
    }

    @Override
    protected StoredCustomerKeys open(String address, String masterKey) {
        return MongoCustomerKeys.open("SETTING", address, MasterKeySource.shared(masterKey), () -> false);
    }

    @Override
    protected long customers(String address) {
        return collection("customerKeys").countDocuments();
    }

    @Override
    protected long destroyed(String address) {
        return collection("customerKeys").countDocuments(and(exists("wrapped", false), exists("destroyedAt")));
    }

    @Override
    protected long instances(String address) {
        return collection("keyInstances").countDocuments();
    }

    @Override
    protected void registerDead(String address) {
        collection("keyInstances").insertOne(new Document("_id", "dead").append("removed", List.of()));
    }

    @Override
    protected void giveInstancesUp(String address) {
        collection("keyInstances").deleteMany(new Document());
    }

    private MongoCollection<Document> collection(String name) {
        return Objects.requireNonNull(database).collection(name);
    }

    @Override
    protected void closeDatabase() {
        if (database != null) database.close();
    }
}
