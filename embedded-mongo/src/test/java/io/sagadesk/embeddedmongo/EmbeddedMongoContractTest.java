package io.sagadesk.embeddedmongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoContractTest extends MongoContract {

    @TempDir
    static Path directory;

    private static EmbeddedMongo mongo;

    @BeforeAll
    static void open() {
        mongo = EmbeddedMongo.open(directory);
    }

    @AfterAll
    static void close() {
        mongo.close();
    }

    @Override
    MongoClient connect() {
        return MongoClients.create(mongo.connectionString());
    }
}
