package io.sagadesk.replay.rebuild.bulk;

import io.sagadesk.projections.RecordedEvent;
import java.util.List;

/** One partition of a target: the events whose key hashes to it. Used by one thread at a time. */
interface TargetPartition {

    /**
     * The number of documents of each model that stay in memory after a write, because most events concern recent
     * documents.
     */
    int CACHED_DOCUMENTS = 10_000;

    BuildTarget target();

    /**
     * Folds the events of this partition.
     *
     * @throws RebuildFailed if the target cannot go on; the message names the position, and quotes nothing of an event
     */
    void fold(List<RecordedEvent> page);

    /** Writes the changed documents. */
    void write();
}
