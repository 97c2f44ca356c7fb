package io.sagadesk.store.postgres;

import io.sagadesk.store.engine.database.StoreUnusableException;
import java.sql.Connection;
import java.sql.SQLException;

/** A schema beside that of the log, with tables of its own, so that another role or another database may own them. */
public final class OwnSchema {

    /**
     * The settings of its sessions. A commit is on the disk when it returns. The statistics of young tables are of empty
     * ones.
     */
    public static final String SESSION = """
            SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';
            SET default_transaction_isolation = 'read committed'; SET enable_seqscan = off""";

    /** The keys of the advisory lock for those that create tables at the same time: "SDow" in ASCII, and nothing. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(" + 0x53446f77 + ", 0)";

    private final PostgresAddress address;
    private final String name;
    private final int version;
    private final String[] tables;

    private OwnSchema(PostgresAddress address, String name, int version, String[] tables) {
        this.address = address.inSchema(quoted(name));
        this.name = name;
        this.version = version;
        this.tables = tables;
    }

    /**
     * Names a schema: {@code sagadesk_PURPOSE}, or {@code NAME_PURPOSE} if the address names a schema for the log.
     *
     * @param version of the tables
     * @param tables the statements that create them
     */
    public static OwnSchema of(PostgresAddress address, String purpose, int version, String... tables) {
        return new OwnSchema(address, address.schema().orElse("sagadesk") + "_" + purpose, version, tables);
    }

    /** The address of the database, where tables are looked for in this schema alone. */
    public PostgresAddress address() {
        return address;
    }

    /** What people call it. */
    public String place() {
        return "PostgreSQL at " + address + " (schema " + name + ")";
    }

    /** Opens a connection to create and check the tables in one transaction, while nobody else does. */
    public Connection connect() throws SQLException {
        var connection = address.connect();
        try {
            PostgresSchema.requireServer(connection);
            connection.setAutoCommit(false);
            PostgresSchema.execute(connection, LOCK);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    public static boolean isAbsent(Connection connection) throws SQLException {
        return PostgresSchema.text(connection, "SELECT to_regclass('schema_version')") == null;
    }

    public void create(Connection connection) throws SQLException {
        if (PostgresSchema.text(connection, "SELECT to_regnamespace('" + quoted(name) + "')") == null) {
            PostgresSchema.execute(
                    connection, "CREATE SCHEMA " + quoted(name)); // needs a right that its owner may lack
        }
        for (var table : tables) PostgresSchema.execute(connection, table);
        PostgresSchema.execute(connection, "CREATE TABLE schema_version (version integer NOT NULL)");
        PostgresSchema.execute(connection, "INSERT INTO schema_version VALUES (" + version + ")");
    }

    /** Refuses tables of a later version of this program. */
    public void requireKnown(Connection connection) throws SQLException {
        Long stored = PostgresSchema.number(connection, "SELECT max(version) FROM schema_version");
        if (stored != null && stored == version) return;
        throw new StoreUnusableException(place() + " has format " + stored + ", and this program knows formats up to "
                + version + ": use the newer program that wrote it. It was left as it is");
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
