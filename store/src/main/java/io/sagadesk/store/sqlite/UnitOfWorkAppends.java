package io.sagadesk.store.sqlite;

import io.sagadesk.store.sqlite.file.EventRow;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Holds what a unit of work appends until it commits, and then writes it at once. Several appends of one unit of work
 * are thus stored together or not at all, and a rollback before the commit leaves no trace.
 */
final class UnitOfWorkAppends {

    private final String key = getClass().getName() + System.identityHashCode(this);
    private final EventWriter writer;

    UnitOfWorkAppends(EventWriter writer) {
        this.writer = writer;
    }

    /**
     * Appends at once if no unit of work is active.
     *
     * @throws IllegalStateException if the unit of work is past its commit
     */
    void append(List<EventRow> rows) {
        if (!CurrentUnitOfWork.isStarted()) {
            writer.append(rows);
            return;
        }
        UnitOfWork<?> root = CurrentUnitOfWork.get().root();
        List<EventRow> collected = root.getOrComputeResource(key, unused -> collect(root));
        collected.addAll(rows);
    }

    private List<EventRow> collect(UnitOfWork<?> root) {
        List<EventRow> rows = new ArrayList<>();
        root.onRollback(unused -> root.resources().remove(key));
        root.onCommit(unused -> write(root, rows)); // refused by a unit of work that has committed
        return rows;
    }

    private void write(UnitOfWork<?> root, List<EventRow> rows) {
        root.resources().remove(key); // who appends later in the commit phase begins anew
        root.resources().put(AppendReceipt.RESOURCE, writer.append(rows));
    }
}
