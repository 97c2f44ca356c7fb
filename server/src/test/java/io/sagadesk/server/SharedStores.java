package io.sagadesk.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sagadesk.localpostgres.PostgresInstallation;
import io.sagadesk.localpostgres.SharedPostgres;
import io.sagadesk.server.mongo.MongoChild;
import io.sagadesk.server.wiring.AdminToken;
import java.util.Map;

/** What several servers of a test share. */
public final class SharedStores {

    /** The administrator's token of all servers. */
    static final String TOKEN = "a-token-of-all-servers";

    private SharedStores() {}

    /** Creates an empty database in PostgreSQL; where there is none, the test is skipped with one line. */
    public static String newDatabase() throws Exception {
        var postgres = SharedPostgres.cluster();
        if (postgres.isEmpty()) System.out.println("Skipped: " + PostgresInstallation.MISSING);
        assumeTrue(postgres.isPresent(), PostgresInstallation.MISSING);
        return postgres.orElseThrow().newDatabase();
    }

    /** Returns the environment of each of these servers. */
    public static Map<String, String> environment(String database, MongoChild mongo) {
        return Map.of(
                "SAGADESK_POSTGRESQL",
                database,
                "SAGADESK_MONGODB_URI",
                mongo.uri(),
                "SAGADESK_MASTER_KEY",
                RunningServer.MASTER_KEY,
                AdminToken.SETTING,
                TOKEN);
    }
}
