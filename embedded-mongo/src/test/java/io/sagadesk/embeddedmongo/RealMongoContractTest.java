package io.sagadesk.embeddedmongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.junit.jupiter.api.BeforeAll;

/** The contract test against a separately running MongoDB. */
class RealMongoContractTest extends MongoContract {

    private static String uri;

    @BeforeAll
    static void find() {
        uri = RealMongo.uri();
    }

    @Override
    MongoClient connect() {
        return MongoClients.create(uri);
    }
}
