package io.sagadesk.store.keys.postgres;

import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.keys.MasterKey;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.storage.MasterKeyCheck;
import io.sagadesk.store.keys.storage.UpgradeNotes.Step;
import io.sagadesk.store.postgres.OwnSchema;
import io.sagadesk.store.postgres.PostgresAddress;
import io.sagadesk.store.postgres.PostgresErrors;
import io.sagadesk.store.postgres.PostgresSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The schema of the key store: its tables, and the checks before they are used. */
final class KeySchema {

    private static final String CONTENT = "The key store";
    private static final int VERSION = 1;

    private static final String[] TABLES = {
        // old versions of a row hold a destroyed key until they are vacuumed, so that is done soon
        """
        CREATE TABLE customer_key (
          customer_id  text COLLATE "C" PRIMARY KEY,
          commitment   bytea UNIQUE,           -- identifies the key; NULL if the customer was forgotten before it had one
          wrapped      bytea,                  -- the key, encrypted with the master key; NULL once it is destroyed
          created_at   text COLLATE "C" NOT NULL,
          forgotten    bigint UNIQUE,          -- counts the forgotten customers in the order of the commits
          destroyed_at text COLLATE "C"
        ) WITH (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0)""",
        // who may have keys in memory, and up to which number it has removed those of forgotten customers
        "CREATE TABLE instance (id text COLLATE \"C\" PRIMARY KEY, seen bigint NOT NULL)",
        "CREATE TABLE upgrade_step (name text COLLATE \"C\" PRIMARY KEY)",
        "CREATE TABLE master_key (commitment bytea NOT NULL)",
    };

    private final PostgresAddress given;
    private final OwnSchema schema;

    private KeySchema(PostgresAddress given) {
        this.given = given;
        this.schema = OwnSchema.of(given, "keys", VERSION, TABLES);
    }

    /** A schema beside the one of the log: {@code sagadesk_keys}, or {@code NAME_keys} if the address names a schema. */
    static KeySchema of(PostgresAddress address) {
        return new KeySchema(address);
    }

    /**
     * A schema that can be used.
     *
     * @param address of the database, where tables are looked for in this schema alone
     * @param place what people call it
     */
    record Opened(PostgresAddress address, String place, MasterKey master) {}

    /** Creates the tables if there are none, and checks them otherwise. What is refused is left as it was. */
    Opened open(MasterKeySource source, BooleanSupplier logHasEvents) {
        try (var connection = schema.connect()) {
            if (OwnSchema.isAbsent(connection)) create(connection, source, logHasEvents);
            var opened = opened(connection, source);
            connection.commit();
            return opened;
        } catch (SQLException e) {
            throw PostgresErrors.unusable(CONTENT, given, e);
        }
    }

    Opened openExisting(MasterKeySource source) {
        try (var connection = schema.address().connect()) {
            if (OwnSchema.isAbsent(connection)) {
                throw new StoreUnusableException("There is no key store in " + schema.place());
            }
            return opened(connection, source);
        } catch (SQLException e) {
            throw PostgresErrors.unusable(CONTENT, given, e);
        }
    }

    private void create(Connection connection, MasterKeySource source, BooleanSupplier logHasEvents)
            throws SQLException {
        if (logHasEvents.getAsBoolean()) {
            throw new StoreUnusableException("There is a log with events, but no key store in " + schema.place()
                    + ": put back the backup of both, or correct the address");
        }
        var master = source.findOrCreate();
        schema.create(connection);
        for (var step : Step.values()) {
            PostgresSchema.execute(connection, "INSERT INTO upgrade_step VALUES ('" + step.name() + "')");
        }
        try (var statement = connection.prepareStatement("INSERT INTO master_key VALUES (?)")) {
            statement.setBytes(1, master.commitment());
            statement.executeUpdate();
        } finally {
            master.erase();
        }
    }

    private Opened opened(Connection connection, MasterKeySource source) throws SQLException {
        schema.requireKnown(connection);
        var master = MasterKeyCheck.matching(masterCommitment(connection), source, place());
        return new Opened(schema.address(), place(), master);
    }

    private String place() {
        return "the key store in " + schema.place();
    }

    private static byte @Nullable [] masterCommitment(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT commitment FROM master_key")) {
            return row.next() ? row.getBytes(1) : null;
        }
    }
}
