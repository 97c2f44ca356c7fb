package io.sagadesk.store.timer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * The changes that the handlers of one batch of events make to the scheduled events. They are stored in one write, and
 * what is scheduled and cancelled within a batch is never stored. For the thread of the batch.
 */
final class ScheduledEventChanges {

    private static final String KEY = ScheduledEventChanges.class.getName();

    private final Map<String, Optional<ScheduledEvent>> byId = new HashMap<>(); // empty: to be deleted

    /**
     * Gathers the changes of a unit of work from now on, and stores them when it prepares its commit, before what registers
     * for that later. A repeated call has no effect.
     */
    static void gatherIn(UnitOfWork<?> unit, ScheduledEvents store) {
        unit.getOrComputeResource(KEY, key -> {
            unit.onPrepareCommit(committing -> {
                ScheduledEventChanges changes = committing.getResource(KEY);
                committing.resources().remove(key); // what comes later is stored at once
                changes.storeIn(store);
            });
            return new ScheduledEventChanges();
        });
    }

    /** Returns the changes of the unit of work at hand; null if it does not gather them. */
    static @Nullable ScheduledEventChanges current() {
        return CurrentUnitOfWork.isStarted() ? CurrentUnitOfWork.get().getResource(KEY) : null;
    }

    void schedule(ScheduledEvent event) {
        byId.put(event.id(), Optional.of(event));
    }

    /** The event is deleted even if this batch has scheduled it: an attempt before a crash may have stored it. */
    void cancel(String id) {
        byId.put(id, Optional.empty());
    }

    private void storeIn(ScheduledEvents store) {
        var scheduled = new ArrayList<ScheduledEvent>();
        var cancelled = new ArrayList<String>();
        byId.forEach((id, event) -> event.ifPresentOrElse(scheduled::add, () -> cancelled.add(id)));
        store.change(scheduled, cancelled);
    }
}
