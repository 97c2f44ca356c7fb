package io.sagadesk.store.timer;

import com.mongodb.client.MongoDatabase;
import io.sagadesk.embeddedmongo.RealMongo;
import io.sagadesk.store.mongo.MongoDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Runs the contract against an external MongoDB. */
class RealTimersTest extends TimersContract {

    @TempDir
    static Path directory;

    private static MongoDatabases mongo;

    @BeforeAll
    static void open() {
        mongo = MongoDatabases.open(RealMongo.uri(), directory);
    }

    @AfterAll
    static void close() {
        if (mongo != null) mongo.close();
    }

    @Override
    MongoDatabase database(String name) {
        return mongo.client().getDatabase(name);
    }
}
