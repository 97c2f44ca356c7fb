package io.sagadesk.store.postgres;

import io.sagadesk.store.engine.database.EventLog;
import io.sagadesk.store.engine.database.EventTables;
import io.sagadesk.store.engine.database.LogDatabase;
import io.sagadesk.store.engine.database.LogWatch;
import io.sagadesk.store.engine.database.StoreUnusableException;
import java.sql.SQLException;
import java.util.function.LongConsumer;

/** A log in a PostgreSQL database, which any number of processes write. */
public final class PostgresLog implements LogDatabase {

    private final PostgresAddress address;
    private final PostgresOutage outage;

    private PostgresLog(PostgresAddress address) {
        this.address = address;
        this.outage = new PostgresOutage(address.toString());
    }

    public static PostgresLog at(PostgresAddress address) {
        return new PostgresLog(address);
    }

    @Override
    public EventTables openForWriting() {
        try (var connection = address.connect()) {
            PostgresSchema.create(connection);
        } catch (SQLException e) {
            throw unusable(e);
        }
        return new PostgresEventTables(new WriterConnection(address), outage);
    }

    @Override
    public EventLog openForReading() {
        return new PostgresEventLog(address, outage);
    }

    /** Opens a log for reading only, for example on a standby. */
    public EventLog openExisting() {
        try (var connection = address.connect()) {
            PostgresSchema.requireReadable(connection);
        } catch (SQLException e) {
            throw unusable(e);
        }
        return openForReading();
    }

    @Override
    public LogWatch watch(LongConsumer committed) {
        return new CommitListener(address, committed);
    }

    private StoreUnusableException unusable(SQLException e) {
        var sentence = PostgresErrors.isOutage(e)
                ? "PostgreSQL at " + address + " does not answer: start it, or correct " + PostgresAddress.SETTING
                : "The log in PostgreSQL at " + address + " cannot be opened: " + e.getMessage();
        return new StoreUnusableException(sentence, e);
    }
}
