package io.sagadesk.store.keys.mongo;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.keys.CustomerKeysContract;
import io.sagadesk.store.keys.storage.StoredCustomerKeys;
import java.nio.file.Path;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** Runs the contract of customers' keys against the MongoDB protocol. */
class MongoKeysContractTest extends CustomerKeysContract {

    @TempDir
    Path directory;

    private @Nullable KeyDatabase database;

    @Override
    protected StoredCustomerKeys open(String masterKey) {
        return database().open(masterKey);
    }

    @Override
    protected StoredCustomerKeys openForReading(String masterKey) {
        return database().openForReading(masterKey);
    }

    @Override
    protected void loseCheckValue() {
        database().change("keyStore", new Document(), "masterKey", null);
    }

    @Override
    protected void setWrapped(CustomerId customer, @Nullable CustomerId source) {
        database().change("customerKeys", id(customer), "wrapped", source == null ? null : wrapped(source));
    }

    private Object wrapped(CustomerId customer) {
        var stored = database().collection("customerKeys").find(id(customer)).first();
        return Objects.requireNonNull(stored).get("wrapped", Object.class);
    }

    private static Document id(CustomerId customer) {
        return new Document("_id", customer.value());
    }

    private KeyDatabase database() {
        var known = database;
        if (known == null) database = known = KeyDatabase.in(directory);
        return known;
    }

    @Override
    protected void closeDatabase() {
        if (database != null) database.close();
    }
}
