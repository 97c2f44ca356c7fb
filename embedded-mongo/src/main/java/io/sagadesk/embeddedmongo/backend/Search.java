package io.sagadesk.embeddedmongo.backend;

import io.sagadesk.embeddedmongo.bson.CompoundKey;
import io.sagadesk.embeddedmongo.index.Plan;
import io.sagadesk.embeddedmongo.index.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Lock;

/** One question on its way through a collection. */
final class Search {

    private static final int FIRST_LOOK = 128;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Ranked(byte[] key, byte[] document) {}

    private final StoredCollection collection;
    private final Question question;
    private final Lock reading;
    private final Candidates candidates;
    private boolean stale;

    Search(StoredCollection collection, Question question, Lock reading) {
        this.collection = collection;
        this.question = question;
        this.reading = reading;
        reading.lock();
        try {
            candidates = new Candidates(collection, Plan.best(collection.storedIndexes(), question));
        } finally {
            reading.unlock();
        }
    }

    /** Whether the collection was rearranged meanwhile, so that some documents may have been missed. */
    boolean isStale() {
        return stale;
    }

    List<byte[]> rows() {
        List<byte[]> rows = candidates.plan().ordered() ? inOrder() : sorted();
        int end = question.limit() == 0 ? rows.size() : Math.min(rows.size(), question.needed());
        return rows.subList(Math.min(question.skip(), end), end);
    }

    private List<byte[]> inOrder() {
        List<byte[]> rows = new ArrayList<>();
        int needed = question.needed();
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
        CompoundKey order = new CompoundKey(question.order());
        Comparator<Ranked> byKey = (a, b) -> Arrays.compareUnsigned(a.key(), b.key());
        int needed = question.needed() == 0 ? Integer.MAX_VALUE : question.needed();
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
        return candidates.plan().exact() || collection.matches(document, question.filter());
    }
}
