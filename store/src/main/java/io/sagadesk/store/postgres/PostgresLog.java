package io.sagadesk.store.postgres;

import io.sagadesk.store.engine.database.EventLog;
import io.sagadesk.store.engine.database.EventTables;
import io.sagadesk.store.engine.database.LogDatabase;
import io.sagadesk.store.engine.database.LogWatch;
import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.log.LogUnreachableException;
import java.sql.SQLException;
import java.util.function.LongConsumer;

/** A log in a PostgreSQL database, which any number of processes write. */
public final class PostgresLog implements LogDatabase {

    private final PostgresAddress address;
    private final PostgresOutage<LogUnreachableException> outage;

    private PostgresLog(PostgresAddress address) {
        this.address = address;
        this.outage = new PostgresOutage<>("PostgreSQL at " + address, LogUnreachableException::new);
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

    /** Returns whether there is an event. A database without a log has none. */
    public boolean hasEvents() {
        try (var connection = address.connect()) {
            return PostgresSchema.hasEvents(connection);
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    @Override
    public LogWatch watch(LongConsumer committed) {
        return new CommitListener(address, committed);
    }

    private StoreUnusableException unusable(SQLException e) {
        return PostgresErrors.unusable("The log", address, e);
    }
}
