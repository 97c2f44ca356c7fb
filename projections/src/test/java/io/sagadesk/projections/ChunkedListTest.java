package io.sagadesk.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.api.desk.DeskEvent.DeskOpened;
import io.sagadesk.api.id.DeskId;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.Test;

class ChunkedListTest {

    public record Head(int entries) {}

    public record Chunk(List<String> entries) {}

    static final ModelSpec<Head> HEADS = ModelSpec.of("heads", Head.class, id -> new Head(0));
    static final ModelSpec<Chunk> CHUNKS = ModelSpec.of("chunks", Chunk.class, id -> new Chunk(List.of()));

    /** Collects names, and optionally fails to count them. */
    static final class Listing {

        private final UnaryOperator<Head> count;
        private final ChunkedList<Head, Chunk> chunks;

        Listing(ReadModels models, UnaryOperator<Head> count) {
            this.count = count;
            this.chunks = new ChunkedList<>(models.of(HEADS), Head::entries, models.of(CHUNKS));
        }

        @EventHandler
        void project(DeskOpened opened) {
            chunks.append("d", count, chunk -> new Chunk(ChunkedList.with(chunk.entries(), opened.name())));
        }
    }

    private static InMemoryProjection listing(UnaryOperator<Head> count) {
        return InMemoryProjection.of(
                new Projection("listing", 1, null, List.of(HEADS, CHUNKS), models -> new Listing(models, count)));
    }

    private static DeskOpened named(int number) {
        return new DeskOpened(new DeskId("d"), "desk " + number, Instant.EPOCH);
    }

    @Test
    void a_list_is_cut_where_a_chunk_is_full() {
        var events = IntStream.range(0, 129).mapToObj(ChunkedListTest::named).toArray(DeskOpened[]::new);
        var folding = listing(head -> new Head(head.entries() + 1)).batch(events);
        assertThat(folding.all(CHUNKS)).containsOnlyKeys("d#0", "d#1", "d#2");
        assertThat(folding.get(CHUNKS, ChunkedList.idOf("d", 63)).entries())
                .hasSize(64)
                .endsWith("desk 63");
        assertThat(folding.get(CHUNKS, ChunkedList.idOf("d", 64)).entries()).startsWith("desk 64");
        assertThat(folding.get(CHUNKS, ChunkedList.idOf("d", 128)).entries()).containsExactly("desk 128");
    }

    @Test
    void a_chunk_knows_whose_it_is() {
        assertThat(ChunkedList.headOf(ChunkedList.idOf("d", 700))).isEqualTo("d");
    }

    @Test
    void a_head_that_does_not_count_is_refused() {
        assertThatThrownBy(() -> listing(head -> new Head(head.entries() + 2)).batch(named(0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The entry was not counted");
    }
}
