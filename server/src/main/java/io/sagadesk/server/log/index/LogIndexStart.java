package io.sagadesk.server.log.index;

import io.sagadesk.server.log.LogReplacement;
import io.sagadesk.server.log.LogReplacement.Part;
import io.sagadesk.store.mongo.axon.SegmentTokenStore;

/** Lets the processor of an index begin with the first event if the index was deleted or is of another log. */
record LogIndexStart(
        String processor, Part part, LogIndexEntries entries, SegmentTokenStore tokens, LogReplacement logReplacement) {

    void prepare() {
        if (!entries.isBegun() || logReplacement.isPending(part)) reset();
        logReplacement.markReset(part);
    }

    private void reset() {
        tokens.deleteSegments(processor);
        entries.begin();
    }
}
