package io.sagadesk.store.postgres;

import io.sagadesk.store.engine.database.EventRow;
import io.sagadesk.store.engine.database.RowRefusals;
import io.sagadesk.store.engine.database.WriteRequest;
import io.sagadesk.store.engine.database.WriteRequest.Append;
import io.sagadesk.store.engine.database.WriteRequest.KeepSnapshot;
import io.sagadesk.store.groupcommit.GroupCommitWriter.Pending;
import io.sagadesk.store.postgres.WriterConnection.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The requests of a group on their way through one transaction. */
final class GroupTransaction {

    private final List<Pending<WriteRequest>> requests;
    private final List<Pending<WriteRequest>> accepted = new ArrayList<>();
    private final List<EventRow> rows = new ArrayList<>();
    private long lastPosition = -1;

    GroupTransaction(List<Pending<WriteRequest>> requests) {
        this.requests = requests;
    }

    /** The place of an event in its aggregate. */
    private record Place(String aggregateId, long sequence) {}

    /** The position of the last event once this is committed; -1 without one. */
    long lastPosition() {
        return lastPosition;
    }

    static EventRow firstRow(Pending<WriteRequest> pending) {
        return pending.request() instanceof Append append
                ? append.rows().get(0)
                : ((KeepSnapshot) pending.request()).row();
    }

    /** Refuses the appends that conflict, and writes the others; does not commit. */
    void write(Session session) throws SQLException {
        var statements = new GroupStatements(session);
        var wanted = new ArrayList<EventRow>();
        for (var pending : requests) {
            if (pending.request() instanceof Append append) wanted.addAll(append.rows());
        }
        if (!wanted.isEmpty()) append(wanted, statements);
        for (var pending : requests) {
            if (pending.request() instanceof KeepSnapshot snapshot) {
                statements.keep(snapshot.row());
                accepted.add(pending);
            }
        }
    }

    /** Conflicts are rare: all rows are appended at once, and asked for only if that fails, under the same lock. */
    private void append(List<EventRow> wanted, GroupStatements statements) throws SQLException {
        var isOneStatement = GroupStatements.fitTogether(wanted) && areDifferent(wanted);
        var taken = isOneStatement ? statements.lockAndAppend(wanted) : statements.lockAndFindTaken(wanted);
        var isAppended = isOneStatement && taken.isEmpty();
        accept(taken);
        if (!isAppended) statements.insert(rows, taken.lastPosition() + 1);
    }

    private static boolean areDifferent(List<EventRow> wanted) {
        return new Taken().firstConflict(wanted) == null;
    }

    /** What is stored already of the events that are to be appended. */
    static final class Taken {

        private final Set<Place> places = new HashSet<>();
        private final Set<String> eventIds = new HashSet<>();
        private long lastPosition = -1;

        void logEndsAt(long position) {
            lastPosition = Math.max(lastPosition, position);
        }

        boolean isEmpty() {
            return eventIds.isEmpty();
        }

        long lastPosition() {
            return lastPosition;
        }

        void add(String eventId, String aggregateId, long sequence) {
            eventIds.add(eventId);
            places.add(new Place(aggregateId, sequence));
        }

        private @Nullable EventRow firstConflict(List<EventRow> appended) {
            var mine = new HashSet<Object>();
            for (var row : appended) {
                var place = new Place(row.aggregateId(), row.sequence());
                if (places.contains(place) || eventIds.contains(row.eventId())) return row;
                if (!mine.add(place) || !mine.add(row.eventId())) return row;
            }
            return null;
        }
    }

    /** Who comes first in the group is first, as if each had a transaction of its own. */
    private void accept(Taken taken) {
        lastPosition = taken.lastPosition();
        for (var pending : requests) {
            if (!(pending.request() instanceof Append append)) continue;
            var conflict = taken.firstConflict(append.rows());
            if (conflict != null) {
                pending.refuse(RowRefusals.conflict(conflict, null));
                continue;
            }
            append.rows().forEach(row -> taken.add(row.eventId(), row.aggregateId(), row.sequence()));
            rows.addAll(append.rows());
            lastPosition += append.rows().size();
            append.storedUpTo(lastPosition);
            accepted.add(pending);
        }
    }

    /** Asks whether this was committed, after its own session is known to be over. Without events it counts as not committed. */
    boolean isCommittedAccordingTo(Session other) throws SQLException {
        return !rows.isEmpty()
                && new GroupStatements(other).isStored(rows.get(0).eventId());
    }

    /** Refuses everything that was not refused because of a conflict. */
    void refuseAll(RuntimeException because) {
        accepted.forEach(pending -> pending.refuse(because));
    }
}
