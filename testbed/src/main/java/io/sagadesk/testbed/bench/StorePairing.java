package io.sagadesk.testbed.bench;

import io.sagadesk.localpostgres.PostgresCluster;
import io.sagadesk.localpostgres.PostgresInstallation;
import io.sagadesk.localpostgres.PostgresUnusableException;
import io.sagadesk.replay.CliException;
import io.sagadesk.store.postgres.PostgresAddress;
import io.sagadesk.store.postgres.PostgresLog;
import io.sagadesk.store.sqlite.SqliteLog;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** The two event stores of the benchmark, over the same database. */
interface StorePairing extends AutoCloseable {

    /** Opens Sagadesk's store, empty, in a fresh directory. */
    SagadeskStore sagadesk(Path fresh) throws IOException, InterruptedException;

    /** Opens Axon's store, empty, in the same directory. */
    StoreContender axon(Path fresh) throws IOException, InterruptedException, SQLException;

    @Override
    void close();

    /** Both on SQLite. */
    static StorePairing onSqlite() {
        return new StorePairing() {
            @Override
            public SagadeskStore sagadesk(Path fresh) {
                return new SagadeskStore(SqliteLog.at(fresh.resolve("sagadesk.db")));
            }

            @Override
            public StoreContender axon(Path fresh) throws SQLException {
                return new AxonJdbc(fresh);
            }

            @Override
            public void close() {}
        };
    }

    /** Both on the PostgreSQL of this machine, in databases of their own on one server in a directory. */
    static StorePairing onPostgres(Path directory) throws IOException, InterruptedException {
        var installation =
                PostgresInstallation.installed().orElseThrow(() -> new CliException(PostgresInstallation.MISSING));
        try {
            return new OnPostgres(PostgresCluster.start(installation, directory));
        } catch (PostgresUnusableException unusable) {
            throw new CliException(String.valueOf(unusable.getMessage()));
        }
    }

    /**
     * Both on a PostgreSQL server.
     *
     * @param server ends with the benchmark
     */
    record OnPostgres(PostgresCluster server) implements StorePairing {

        @Override
        public SagadeskStore sagadesk(Path fresh) throws IOException, InterruptedException {
            return new SagadeskStore(PostgresLog.at(PostgresAddress.of(server.newDatabase())));
        }

        @Override
        public StoreContender axon(Path fresh) throws IOException, InterruptedException {
            return new AxonPostgres(server.newDatabase());
        }

        @Override
        public void close() {
            server.kill();
        }
    }
}
