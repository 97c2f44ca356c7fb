package io.sagadesk.embeddedmongo.backend;

import io.sagadesk.embeddedmongo.bson.CompoundKey;
import io.sagadesk.embeddedmongo.index.QueryPlan;
import io.sagadesk.embeddedmongo.index.QuerySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Lock;

/** The execution of one query on a collection. */
final class CollectionSearch {

    private static final int FIRST_LOOK = 128;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Ranked(byte[] key, byte[] document) {}

    private final StoredCollection collection;
    private final QuerySpec querySpec;
    private final Lock reading;
    private final CandidateDocuments candidates;
    private boolean stale;

    CollectionSearch(StoredCollection collection, QuerySpec querySpec, Lock reading) {
        this.collection = collection;
        this.querySpec = querySpec;
        this.reading = reading;
        reading.lock();
        try {
            candidates = new CandidateDocuments(collection, QueryPlan.best(collection.storedIndexes(), querySpec));
        } finally {
            reading.unlock();
        }
    }

    /** Whether the collection was rearranged during the search, so that documents may have been missed. */
    boolean isStale() {
        return stale;
    }

    List<byte[]> rows() {
        List<byte[]> rows = candidates.plan().ordered() ? inOrder() : sorted();
        int end = querySpec.limit() == 0 ? rows.size() : Math.min(rows.size(), querySpec.needed());
        return rows.subList(Math.min(querySpec.skip(), end), end);
    }

    private List<byte[]> inOrder() {
        List<byte[]> rows = new ArrayList<>();
        int needed = querySpec.needed();
        int size = needed == 0 ? Integer.MAX_VALUE : Math.max(needed, FIRST_LOOK);
        while (true) {
            List<byte[]> some = next(size);
            for (byte[] document : some) {
                if (matches(document)) {
                    rows.add(document);
                }
            }
            if (some.isEmpty() || needed == 0 || rows.size() >= needed) {
                return rows;
            }
            size = Math.max(size, 2 * size);
        }
    }

    private List<byte[]> sorted() {
        CompoundKey order = new CompoundKey(querySpec.order());
        Comparator<Ranked> byKey = (a, b) -> Arrays.compareUnsigned(a.key(), b.key());
        int needed = querySpec.needed() == 0 ? Integer.MAX_VALUE : querySpec.needed();
        PriorityQueue<Ranked> first = new PriorityQueue<>(byKey.reversed());
        for (byte[] document : next(Integer.MAX_VALUE)) {
            if (matches(document)) {
                first.add(new Ranked(order.first(document), document));
                if (first.size() > needed) {
                    first.remove();
                }
            }
        }
        return first.stream().sorted(byKey).map(Ranked::document).toList();
    }

    private List<byte[]> next(int size) {
        reading.lock();
        try {
            stale |= candidates.areStale();
            return stale ? List.of() : candidates.next(size);
        } finally {
            reading.unlock();
        }
    }

    private boolean matches(byte[] document) {
        return candidates.plan().exact() || collection.matches(document, querySpec.filter());
    }
}
