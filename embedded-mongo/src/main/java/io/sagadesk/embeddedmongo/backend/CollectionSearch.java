package io.sagadesk.embeddedmongo.backend;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.sagadesk.embeddedmongo.bson.BsonBytes;
import io.sagadesk.embeddedmongo.bson.CompoundKey;
import io.sagadesk.embeddedmongo.file.DocumentTables;
import io.sagadesk.embeddedmongo.index.KeyRange;
import io.sagadesk.embeddedmongo.index.QueryPlan;
import io.sagadesk.embeddedmongo.index.QuerySpec;
import io.sagadesk.embeddedmongo.index.StoredIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The documents that a query finds, one after the other. They are read in batches, each in a short transaction that sees the
 * state of its time, as with a cursor of MongoDB. Only a result that no index has in order is sorted in memory.
 */
final class CollectionSearch implements Iterator<byte[]> {

    private static final int FIRST_BATCH = 128;
    private static final int FIRST_CANDIDATES = 8;
    private static final int LARGEST_BATCH = 4096;
    private static final int BATCH_BYTES = 1 << 20;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Ranked(byte[] key, byte[] document) {}

    private final StoredCollection collection;
    private final QuerySpec spec;
    private final QueryPlan plan;
    private final @Nullable StoredIndex index;
    private final Set<Long> seen = new HashSet<>();
    private Iterator<byte[]> found = Collections.emptyIterator();
    private int batchSize;
    private int skipped;
    private int taken;
    private boolean begun;
    private boolean finished;

    private int range = -1;
    private byte[] lastKey = {};
    private long lastPosition;

    CollectionSearch(StoredCollection collection, QuerySpec spec) {
        this.collection = collection;
        this.spec = spec;
        this.plan = QueryPlan.best(collection.storedIndexes(), spec);
        this.index = plan.index();
        this.batchSize = firstBatch();
        this.lastPosition = DocumentTables.start(collection.number) - 1;
        if (index != null) enterNextRange();
    }

    /** Of a query with a limit and a filter that the index does not answer, most candidates are expected to match. */
    private int firstBatch() {
        if (spec.needed() == 0) return FIRST_BATCH;
        return plan.exact() ? spec.needed() : Math.max(spec.needed(), FIRST_CANDIDATES);
    }

    @Override
    public boolean hasNext() {
        if (spec.limit() > 0 && taken == spec.limit()) return false;
        while (!found.hasNext() && !finished) find();
        return found.hasNext();
    }

    @Override
    public byte[] next() {
        if (!hasNext()) throw new NoSuchElementException();
        taken++;
        return found.next();
    }

    /** Decodes each document when it is asked for. */
    Stream<Document> decoded() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, 0), false)
                .map(BsonBytes::decode);
    }

    /** Returns the number of documents found. It reads none of them if the index has all that the filter asks for. */
    long count() {
        if (!plan.exact()) {
            long count = 0;
            for (; hasNext(); next()) count++;
            return count;
        }
        StoredIndex counted = index == null ? collection.storedIndexes().get(0) : index;
        List<KeyRange> ranges = index == null ? List.of(KeyRange.EVERYTHING) : plan.ranges();
        long all = collection.file.read(tables -> ranges.stream()
                .mapToLong(each -> tables.count(counted.tree(), each.from(), each.to()))
                .sum());
        long rest = Math.max(0, all - spec.skip());
        return spec.limit() > 0 ? Math.min(rest, spec.limit()) : rest;
    }

    private void find() {
        List<byte[]> some = plan.ordered() ? matching(nextCandidates()) : sorted();
        int skippedNow = Math.min(spec.skip() - skipped, some.size());
        skipped += skippedNow;
        found = some.subList(skippedNow, some.size()).iterator();
    }

    private List<byte[]> matching(List<byte[]> candidates) {
        if (plan.exact()) return candidates;
        return candidates.stream()
                .filter(document -> collection.matches(document, spec.filter()))
                .toList();
    }

    private List<byte[]> sorted() {
        CompoundKey order = new CompoundKey(spec.order());
        Comparator<Ranked> byKey = (a, b) -> Arrays.compareUnsigned(a.key(), b.key());
        int needed = spec.needed() == 0 ? Integer.MAX_VALUE : spec.needed();
        PriorityQueue<Ranked> first = new PriorityQueue<>(byKey.reversed());
        while (!finished) {
            for (byte[] document : matching(nextCandidates())) {
                first.add(new Ranked(order.first(document), document));
                if (first.size() > needed) first.remove();
            }
        }
        return first.stream().sorted(byKey).map(Ranked::document).toList();
    }

    private List<byte[]> nextCandidates() {
        Batch batch = new Batch(Math.min(batchSize, LARGEST_BATCH));
        batchSize = batch.size * 2;
        collection.file.read(tables -> {
            boolean isThere = tables.has(index == null ? collection.number : index.tree());
            if (!isThere && (index != null || begun)) {
                throw new MongoServerError(175, "QueryPlanKilled", "What the query reads was dropped meanwhile");
            }
            begun = true;
            finished |= !isThere;
            while (!finished && !batch.isFull()) read(tables, batch);
            return batch;
        });
        return batch.documents;
    }

    private void read(DocumentTables tables, Batch batch) {
        if (index == null) {
            finished = tables.scan(collection.number, lastPosition, batch);
        } else if (tables.walk(index.tree(), lastKey, lastPosition, rangeEnd(), plan.backwards(), batch)) {
            enterNextRange();
        }
    }

    private void enterNextRange() {
        finished = ++range == plan.ranges().size();
        if (!finished) {
            lastKey = plan.backwards() ? currentRange().to() : currentRange().from();
            lastPosition = -1;
        }
    }

    private byte[] rangeEnd() {
        return plan.backwards() ? currentRange().from() : currentRange().to();
    }

    private KeyRange currentRange() {
        return plan.ranges().get(plan.backwards() ? plan.ranges().size() - 1 - range : range);
    }

    /** The documents of one transaction. */
    private final class Batch implements DocumentTables.Visitor {
        final List<byte[]> documents = new ArrayList<>();
        private final int size;
        private long bytes;

        Batch(int size) {
            this.size = size;
        }

        boolean isFull() {
            return documents.size() >= size || bytes >= BATCH_BYTES;
        }

        @Override
        public boolean wantsMoreAfter(byte[] key, long position, byte[] document) {
            lastKey = key;
            lastPosition = position;
            if (index == null || !index.isMultikey() || seen.add(position)) {
                documents.add(document);
                bytes += document.length;
            }
            return !isFull();
        }
    }
}
