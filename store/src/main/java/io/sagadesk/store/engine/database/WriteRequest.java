package io.sagadesk.store.engine.database;

import java.util.List;

/** What a caller wants to have written. */
public sealed interface WriteRequest {

    /** Appends all rows together, or none of them. */
    final class Append implements WriteRequest {

        private final List<EventRow> rows;
        private long lastPosition; // published to the caller by the queue's future

        public Append(List<EventRow> rows) {
            this.rows = rows;
        }

        public List<EventRow> rows() {
            return rows;
        }

        /** The position of the last row, once the append was acknowledged. */
        public long lastPosition() {
            return lastPosition;
        }

        /** Notes the position of the last row. */
        public void storedUpTo(long position) {
            lastPosition = position;
        }
    }

    /** Keeps a snapshot of an aggregate, unless there is a newer one. */
    record KeepSnapshot(EventRow row) implements WriteRequest {}
}
