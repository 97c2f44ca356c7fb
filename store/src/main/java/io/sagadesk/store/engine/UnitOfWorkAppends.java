package io.sagadesk.store.engine;

import io.sagadesk.store.engine.database.EventRow;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Collects the events that a unit of work appends and writes them when it commits. Several appends of one unit of work
 * are stored together or not at all, and a rollback before the commit stores nothing.
 */
final class UnitOfWorkAppends {

    private final String key = getClass().getName() + System.identityHashCode(this);
    private final EventWriter writer;

    UnitOfWorkAppends(EventWriter writer) {
        this.writer = writer;
    }

    /**
     * Appends the rows to the current unit of work, or writes them at once if there is none.
     *
     * @throws IllegalStateException if the unit of work has already committed
     */
    void append(List<EventRow> rows) {
        if (!CurrentUnitOfWork.isStarted()) {
            writer.append(rows);
            return;
        }
        var root = CurrentUnitOfWork.get().root();
        var collected = root.getOrComputeResource(key, unused -> collect(root));
        collected.addAll(rows);
    }

    private List<EventRow> collect(UnitOfWork<?> root) {
        var rows = new ArrayList<EventRow>();
        root.onRollback(unused -> root.resources().remove(key));
        root.onCommit(unused -> write(root, rows)); // throws if the unit of work has already committed
        return rows;
    }

    private void write(UnitOfWork<?> root, List<EventRow> rows) {
        root.resources().remove(key); // a later append in the commit phase starts a new list
        root.resources().put(AppendReceipt.RESOURCE, writer.append(rows));
    }
}
