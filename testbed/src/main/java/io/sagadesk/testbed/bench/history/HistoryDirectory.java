package io.sagadesk.testbed.bench.history;

import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.sqlite.SqliteCustomerKeys;
import io.sagadesk.store.sqlite.SqliteEventLog;
import io.sagadesk.testbed.process.ServerProcess;
import io.sagadesk.testbed.traffic.GeneratedTraffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Fills data directories with histories: a log, and the keys of its customers. */
public final class HistoryDirectory {

    private static final long SEED = 1;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private HistoryDirectory() {}

    /** The log in a data directory. */
    public static Path log(Path data) {
        return data.resolve("events.db");
    }

    /** Imports a generated day through a server that is stopped afterwards. */
    public static void generate(Path data, List<String> server, int customers)
            throws IOException, InterruptedException {
        try (var process = ServerProcess.start(server, data)) {
            GeneratedTraffic.of(SEED, customers, Instant.now().truncatedTo(ChronoUnit.SECONDS))
                    .importInto(process.client(PATIENCE));
            process.stop();
        }
    }

    /**
     * Grows a history of the given length from another one.
     *
     * @param seed a data directory, on which no server runs
     * @param data an empty directory
     */
    public static void grow(Path seed, Path data, long events) throws IOException, SQLException {
        var keyFile = seed.resolve(SqliteCustomerKeys.FILE);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + keyFile);
                var copy = connection.prepareStatement("VACUUM INTO ?")) {
            copy.setString(1, data.resolve(SqliteCustomerKeys.FILE).toString());
            copy.execute();
        }
        if (Files.exists(seed.resolve(MasterKeySource.FILE)))
            Files.copy(seed.resolve(MasterKeySource.FILE), data.resolve(MasterKeySource.FILE));
        try (var log = SqliteEventLog.open(log(seed));
                var keys = SqliteCustomerKeys.open(data, masterKey(data))) {
            GrownLog.grow(log(data), log, events, CopiedTexts.encryptedAgain(keys));
        }
    }

    private static MasterKeySource masterKey(Path data) {
        return new MasterKeySource(data, System.getenv(MasterKeySource.SETTING));
    }
}
