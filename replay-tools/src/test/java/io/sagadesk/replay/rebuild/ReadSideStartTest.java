package io.sagadesk.replay.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sagadesk.projections.Projection;
import io.sagadesk.replay.rebuild.RebuildState.Status;
import io.sagadesk.replay.rebuild.bulk.EventPages;
import io.sagadesk.store.log.LogEvent;
import io.sagadesk.store.log.LogReader;
import io.sagadesk.store.mongo.axon.DeadLetterDescription;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("io.sagadesk.replay.rebuild.Mongo#places")
class ReadSideStartTest {

    private static final int FAR = 26_000;

    private final Purses.Poison poison = new Purses.Poison();
    private final Projection purses = Purses.projection("purses", 1, "customerId", poison);
    private final Projection healthy = Purses.projection("healthy", 1, "customerId", new Purses.Poison());
    private final Shopping shopping = new Shopping(5, 300);
    private final Mongo mongo;
    private final Path data;

    ReadSideStartTest(Mongo mongo, @TempDir Path data) {
        this.mongo = mongo;
        this.data = data;
    }

    /** A log that fails from a position on. */
    private record Cut(LogReader log, long at) implements LogReader {

        @Override
        public List<LogEvent> page(long from, int limit) {
            if (from >= at) throw new IllegalStateException("The log is cut");
            return log.page(from, limit);
        }

        @Override
        public long lastPosition() {
            return log.lastPosition();
        }

        @Override
        public long firstPositionAt(Instant time) {
            return log.firstPositionAt(time);
        }

        @Override
        public List<LogEvent> at(long... positions) {
            return log.at(positions);
        }
    }

    @Test
    void what_is_far_behind_catches_up_in_bulk_and_goes_on_live() throws Exception {
        try (var process = ReadSideProcess.open(data, mongo, purses)) {
            process.record(shopping.purchases(FAR));
            process.start();

            assertThat(process.versions
                            .of(purses)
                            .servingVersion()
                            .orElseThrow()
                            .builtTo())
                    .isEqualTo(FAR - 1);
            process.record(shopping.purchases(100));
            process.awaitEnd(purses);
            assertThat(process.served(purses)).isEqualTo(process.built(purses));
        }
    }

    @Test
    void what_was_cut_short_goes_on_where_it_was_even_if_that_was_not_noted() throws Exception {
        try (var process = ReadSideProcess.open(data, mongo, purses)) {
            process.record(shopping.purchases(FAR));
            assertThatThrownBy(() -> process.start(new EventPages(new Cut(process.pages.log(), 20_000))))
                    .hasMessage("The log is cut");
            assertThat(process.versions
                            .of(purses)
                            .servingVersion()
                            .orElseThrow()
                            .builtTo())
                    .isEqualTo(19_999);
            process.versions.builtTo(
                    purses, 1, -1); // as after a kill between writing the documents and recording the position
        }
        try (var process = ReadSideProcess.open(data, mongo, purses).start()) {
            process.awaitEnd(purses);

            assertThat(process.served(purses)).isEqualTo(process.built(purses));
        }
    }

    @Test
    void an_event_that_cannot_be_folded_holds_up_neither_others_nor_the_rest_of_its_own() throws Exception {
        poison.with("o-5");
        try (var process = ReadSideProcess.open(data, mongo, purses, healthy)) {
            process.record(shopping.purchases(FAR));
            process.start();

            assertThat(process.versions
                            .of(healthy)
                            .servingVersion()
                            .orElseThrow()
                            .builtTo())
                    .isEqualTo(FAR - 1);
            process.awaitEnd(healthy);
            process.awaitEnd(purses);
            assertThat(process.served(healthy)).isEqualTo(process.built(healthy));
            assertThat(process.deadLetters(purses).list(1))
                    .extracting(DeadLetterDescription::position)
                    .containsExactly(5L);

            poison.clear();
            assertThat(process.retry(purses, null)).isTrue();
            assertThat(process.served(purses)).isEqualTo(process.built(purses));
        }
    }

    @Test
    void what_waits_behind_a_parked_event_waits_in_bulk_too() throws Exception {
        poison.with("o-0");
        try (var process = ReadSideProcess.open(data, mongo, purses).start()) {
            process.record(shopping.purchase("c-1"));
            process.record(shopping.purchases(500));
            process.awaitEnd(purses);
            process.live.stop(purses, 1);
            assertThat(process.live.tokenOf(purses, 1)).isPositive();
            assertThat(process.live.deadLetterCount(purses, 1)).isPositive();
            process.record(shopping.purchases(FAR));
            process.start();
            process.awaitEnd(purses);

            assertThat(process.versions
                            .of(purses)
                            .servingVersion()
                            .orElseThrow()
                            .builtTo())
                    .isEqualTo(FAR + 500);
            assertThat(process.deadLetters(purses).list(10_000))
                    .hasSizeGreaterThan(20)
                    .extracting(DeadLetterDescription::sequence)
                    .containsOnly("c-1");
            poison.clear();
            assertThat(process.retry(purses, "c-1")).isTrue();
            assertThat(process.served(purses)).isEqualTo(process.built(purses));
        }
    }

    @Test
    void other_code_leads_to_a_rebuild_while_the_old_documents_answer() throws Exception {
        try (var process = ReadSideProcess.open(data, mongo, purses).start()) {
            process.record(shopping.purchases(500));
            process.awaitEnd(purses);
        }
        var next = Purses.projection("purses", 2, "customerId", poison);
        poison.with("o-400");
        try (var process = ReadSideProcess.open(data, mongo, next).start()) {
            var failed = process.awaitOver(process.rebuilds.all().get(0).state());
            assertThat(failed.status()).isEqualTo(Status.FAILED);
            assertThat(process.versions.of(next).serving()).isEqualTo(1);
            assertThat(process.digests(next, 1).get(0).documents()).isPositive();
        }
        poison.clear();
        try (var process = ReadSideProcess.open(data, mongo, next).start()) {
            process.record(shopping.purchases(50));
            await().atMost(ReadSideProcess.PATIENCE)
                    .until(() -> process.versions.of(next).serving() > 1);
            process.awaitEnd(next);

            assertThat(process.versions.of(next).servingVersion().orElseThrow().revision())
                    .isEqualTo(2);
            assertThat(process.versions.of(next).version(1)).isPresent();
            assertThat(process.served(next)).isEqualTo(process.built(next)).isNotEqualTo(process.digests(next, 1));
        }
        try (var process = ReadSideProcess.open(data, mongo, next).start()) {
            assertThat(process.rebuilds.all()).hasSize(2);
        }
    }
}
