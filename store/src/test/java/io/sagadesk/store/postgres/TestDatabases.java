package io.sagadesk.store.postgres;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sagadesk.localpostgres.PostgresCluster;
import io.sagadesk.localpostgres.PostgresInstallation;
import io.sagadesk.localpostgres.SharedPostgres;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Empty databases of a PostgreSQL server that the tests share. */
public final class TestDatabases {

    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private TestDatabases() {}

    /** The server; where there is none, the test is skipped with one line. */
    public static PostgresCluster server() {
        var cluster = SharedPostgres.cluster();
        if (cluster.isEmpty() && !TOLD.getAndSet(true)) {
            System.out.println("Skipped: " + PostgresInstallation.MISSING);
        }
        assumeTrue(cluster.isPresent(), PostgresInstallation.MISSING);
        return cluster.orElseThrow();
    }

    /** The address of an empty database. */
    public static String fresh() {
        try {
            return server().newDatabase();
        } catch (Exception e) {
            if (e instanceof RuntimeException runtime) throw runtime;
            throw new IllegalStateException(e);
        }
    }

    static PostgresLog log(String address) {
        return PostgresLog.at(PostgresAddress.of(address));
    }

    /** Runs a statement, and returns the first value of its answer if it has one. */
    public static String ask(String address, String sql) throws SQLException {
        try (var connection = PostgresAddress.of(address).connect();
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) return "";
            try (var rows = statement.getResultSet()) {
                return rows.next() ? String.valueOf(rows.getString(1)) : "";
            }
        }
    }
}
