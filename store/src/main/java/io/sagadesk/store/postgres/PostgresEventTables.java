package io.sagadesk.store.postgres;

import io.sagadesk.store.engine.database.EventTables;
import io.sagadesk.store.engine.database.RowRefusals;
import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.engine.database.WriteRequest;
import io.sagadesk.store.groupcommit.GroupCommitWriter.Pending;
import io.sagadesk.store.log.LogUnreachableException;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes groups to PostgreSQL, each in one transaction under a lock that all writers of the log take. It is given back with the
 * commit, so positions are in the order of the commits and have no gaps.
 *
 * <p>While PostgreSQL is out of reach, requests are refused. If that happens during a commit, nobody knows whether it is there:
 * then the callers wait until PostgreSQL can be asked.
 */
final class PostgresEventTables implements EventTables {

    private final WriterConnection writer;
    private final PostgresOutage<LogUnreachableException> outage;
    private volatile boolean closing;
    private long lastPosition;

    PostgresEventTables(WriterConnection writer, PostgresOutage<LogUnreachableException> outage) {
        this.writer = writer;
        this.outage = outage;
        try {
            var session = writer.session();
            Long last = PostgresSchema.number(session.connection(), "SELECT max(position) FROM event");
            session.connection().commit();
            lastPosition = last == null ? -1 : last;
        } catch (SQLException e) {
            writer.close();
            throw new StoreUnusableException("The log in PostgreSQL cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public long lastPosition() {
        return lastPosition;
    }

    @Override
    public void write(List<Pending<WriteRequest>> group, Waiting waiting) throws SQLException {
        var storable = group.stream().filter(StorableTexts::check).toList();
        if (!storable.isEmpty()) commit(storable, waiting);
    }

    private void commit(List<Pending<WriteRequest>> requests, Waiting waiting) throws SQLException {
        var transaction = new GroupTransaction(requests);
        try {
            transaction.write(writer.session());
        } catch (SQLException e) {
            notWritten(requests, e, waiting);
            return;
        }
        try {
            writer.session().connection().commit();
        } catch (SQLException e) {
            if (!PostgresErrors.isConnectionLost(e)) throw undone(e);
            writer.drop();
            if (!isCommitted(transaction, outage.noticed(e), waiting)) return;
        }
        outage.ended();
        lastPosition = Math.max(lastPosition, transaction.lastPosition());
    }

    /** Nothing was committed, because the server was not asked to. */
    private void notWritten(List<Pending<WriteRequest>> requests, SQLException because, Waiting waiting)
            throws SQLException {
        if (PostgresErrors.isOutage(because)) {
            writer.drop();
            var unreachable = outage.noticed(because);
            requests.forEach(request -> request.refuse(unreachable));
            return;
        }
        undone(because);
        if (!PostgresErrors.isAboutData(because)) throw because;
        if (requests.size() == 1) {
            requests.get(0).refuse(RowRefusals.unstorable(GroupTransaction.firstRow(requests.get(0)), because));
        } else { // one of them has a text that PostgreSQL cannot hold
            for (var request : requests) commit(List.of(request), waiting);
        }
    }

    private SQLException undone(SQLException because) {
        try {
            writer.session().connection().rollback();
        } catch (SQLException e) {
            because.addSuppressed(e);
            writer.drop();
        }
        return because;
    }

    /**
     * Finds out whether a transaction was committed whose connection was lost. Under the lock that is certain, because a
     * session that still lives holds it. Requests that came meanwhile are refused.
     */
    private boolean isCommitted(GroupTransaction transaction, LogUnreachableException unreachable, Waiting waiting)
            throws SQLException {
        while (true) {
            try {
                var isCommitted = transaction.isCommittedAccordingTo(writer.session());
                if (!isCommitted) transaction.refuseAll(unreachable);
                return isCommitted;
            } catch (SQLException e) {
                writer.drop();
                if (!PostgresErrors.isOutage(e) || closing) throw e;
                waiting.reject(LogUnreachableException::new);
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(Math.max(1, writer.pause().toMillis()));
        } catch (InterruptedException e) {
            closing = true; // the thread belongs to the writer, which interrupts nobody
        }
    }

    @Override
    public void expectClose() {
        closing = true;
    }

    @Override
    public void close() {
        writer.close();
    }
}
