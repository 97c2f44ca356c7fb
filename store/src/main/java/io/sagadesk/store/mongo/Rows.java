package io.sagadesk.store.mongo;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Lock;

/** The answer to a question: stored documents, decoded only as far as the filter needs it. */
final class Rows {

    private static final int FIRST_LOOK = 128;

    private final List<byte[]> rows;

    private Rows(List<byte[]> rows) {
        this.rows = rows;
    }

    List<byte[]> bytes() {
        return rows;
    }

    /** Each decoded when it is met. */
    Iterable<Document> documents() {
        return () -> {
            Iterator<byte[]> each = rows.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return each.hasNext();
                }

                @Override
                public Document next() {
                    return Bson.decode(each.next());
                }
            };
        };
    }

    /** Takes the lock to look for candidates only, not while it compares them with the filter. */
    static Rows find(StoredCollection collection, Question question, Lock reading) {
        Candidates candidates;
        reading.lock();
        try {
            candidates = new Candidates(collection, Plan.best(collection.storedIndexes(), question));
        } finally {
            reading.unlock();
        }
        return new Rows(new Search(collection, question, candidates, reading).rows());
    }

    /** One question on its way. */
    private record Search(StoredCollection collection, Question question, Candidates candidates, Lock reading) {

        @SuppressWarnings("ArrayRecordComponent") // never compared
        private record Ranked(byte[] key, byte[] document) {}

        List<byte[]> rows() {
            List<byte[]> rows = candidates.plan().ordered() ? inOrder() : sorted();
            int end = question.limit() == 0 ? rows.size() : Math.min(rows.size(), question.needed());
            return rows.subList(Math.min(question.skip(), end), end);
        }

        private List<byte[]> inOrder() {
            List<byte[]> rows = new ArrayList<>();
            int needed = question.needed();
            for (int size = needed == 0 ? Integer.MAX_VALUE : Math.max(needed, FIRST_LOOK); ; size = 2 * size) {
                List<byte[]> some = next(size < 0 ? Integer.MAX_VALUE : size);
                for (byte[] document : some) {
                    if (matches(document)) {
                        rows.add(document);
                    }
                }
                if (some.isEmpty() || needed == 0 || rows.size() >= needed) {
                    return rows;
                }
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
                return candidates.next(size);
            } finally {
                reading.unlock();
            }
        }

        private boolean matches(byte[] document) {
            return candidates.plan().exact() || collection.matches(document, question.filter());
        }
    }
}
