package io.sagadesk.projections;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Event;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.bson.BsonDocument;

/** Delivers events as a processor may: in batches of any size, and repeatedly after crashes at any time. */
public final class Deliveries {

    private static final int LARGEST_BATCH = 40;

    private Deliveries() {}

    /** Asserts that the documents are the same, byte for byte, as after folding each event once and alone. */
    public static void fold_to_the_same_bytes(Projection projection, List<? extends Event> events, Random random) {
        var once = InMemoryProjection.of(projection).after(events.toArray(Event[]::new));
        var often = InMemoryProjection.of(projection);
        deliver(often, projection.models().get(0), often.record(events.toArray(Event[]::new)), random);
        assertThat(often.everything()).isEqualTo(once.everything());
    }

    private static void deliver(
            InMemoryProjection folding, ModelSpec<?> heads, List<RecordedEvent> log, Random random) {
        var from = 0;
        while (from < log.size()) {
            var to = Math.min(log.size(), from + 1 + random.nextInt(LARGEST_BATCH));
            var before = new TreeMap<>(folding.everything().getOrDefault(heads.name(), new TreeMap<>()));
            folding.redelivered(log.subList(from, to));
            if (random.nextInt(5) == 0) restore(folding, heads, before); // a crash: derived documents are written first
            else from = random.nextInt(4) == 0 ? random.nextInt(to + 1) : to; // the token was not written
        }
    }

    private static void restore(InMemoryProjection folding, ModelSpec<?> heads, Map<String, BsonDocument> before) {
        var documents = folding.everything().get(heads.name());
        if (documents == null) return;
        documents.clear();
        documents.putAll(before);
    }
}
