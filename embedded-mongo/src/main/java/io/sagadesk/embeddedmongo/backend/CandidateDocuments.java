package io.sagadesk.embeddedmongo.backend;

import io.sagadesk.embeddedmongo.index.IndexEntries;
import io.sagadesk.embeddedmongo.index.QueryPlan;
import io.sagadesk.embeddedmongo.index.SortedKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The documents in the key ranges of a query plan, in batches. The collection may change between two batches, but not during
 * one.
 */
final class CandidateDocuments {

    private final StoredCollection collection;
    private final QueryPlan plan;
    private final int rearrangements;
    private final BitSet seen = new BitSet();
    private int position;
    private int range;
    private byte[] from = {};
    private byte[] to = {};
    private byte[] last = {};

    CandidateDocuments(StoredCollection collection, QueryPlan plan) {
        this.collection = collection;
        this.plan = plan;
        this.rearrangements = collection.rearrangements();
        enterRange();
    }

    QueryPlan plan() {
        return plan;
    }

    /** Whether the collection was rearranged, so that the remaining documents can be found only by a new search. */
    boolean areStale() {
        return rearrangements != collection.rearrangements();
    }

    /** Returns the next batch of at most {@code most} documents; empty at the end. */
    List<byte[]> next(int most) {
        List<byte[]> found = new ArrayList<>();
        IndexEntries index = plan.index();
        if (index == null) {
            scan(found, most);
        } else {
            while (found.size() < most && range < plan.ranges().size()) {
                walk(index, found, most);
            }
        }
        return found;
    }

    private void scan(List<byte[]> found, int most) {
        StoredDocuments documents = collection.documents();
        for (; position < documents.end() && found.size() < most; position++) {
            byte[] document = documents.get(position);
            if (document != null) {
                found.add(document);
            }
        }
    }

    private void walk(IndexEntries index, List<byte[]> found, int most) {
        SortedKeys.Visitor visitor = entry -> {
            add(index, entry, found);
            last = entry;
            return found.size() < most;
        };
        if (plan.backwards()) {
            index.sorted().walkBack(from, to, visitor);
        } else {
            index.sorted().walk(from, to, visitor);
        }
        if (found.size() < most) {
            range++;
            enterRange();
        } else if (plan.backwards()) {
            to = last;
        } else {
            from = Arrays.copyOf(last, last.length + 1); // the smallest key after the last one
        }
    }

    private void add(IndexEntries index, byte[] entry, List<byte[]> found) {
        int at = IndexEntries.position(entry);
        if (index.isMultikey()) {
            if (seen.get(at)) {
                return;
            }
            seen.set(at);
        }
        found.add(collection.stored(at));
    }

    private void enterRange() {
        if (range < plan.ranges().size()) {
            int number = plan.backwards() ? plan.ranges().size() - 1 - range : range;
            from = plan.ranges().get(number).from();
            to = plan.ranges().get(number).to();
        }
    }
}
