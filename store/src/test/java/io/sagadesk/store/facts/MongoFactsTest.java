package io.sagadesk.store.facts;

import io.sagadesk.store.mongo.MongoDatabases;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs the contract of facts against the MongoDB protocol. */
class MongoFactsTest extends FactStoreContract {

    @TempDir
    Path directory;

    private @Nullable MongoDatabases mongo;

    @Override
    protected FactStore open() {
        closeMongo();
        var opened = MongoDatabases.open(null, directory);
        mongo = opened;
        return new MongoFacts(opened.database());
    }

    @AfterEach
    void closeMongo() {
        if (mongo != null) mongo.close();
    }
}
