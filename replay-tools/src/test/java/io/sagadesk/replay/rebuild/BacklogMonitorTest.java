package io.sagadesk.replay.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.sagadesk.projections.Projection;
import io.sagadesk.replay.rebuild.bulk.EventPages;
import io.sagadesk.store.mongo.axon.DeadLetterDescription;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Projections that fall far behind while they follow the log. */
@ParameterizedClass(name = "{0}")
@MethodSource("io.sagadesk.replay.rebuild.Mongo#places")
class BacklogMonitorTest {

    private static final int FAR = 30_000;
    private static final int FAR_BEHIND = 5_000;

    private final Purses.Poison poison = new Purses.Poison();
    private final Projection purses = Purses.projection("purses", 1, "customerId", poison);
    private final Projection diary = Purses.projection("diary", 1, null, new Purses.Poison());
    private final Shopping shopping = new Shopping(5, 300);
    private final AtomicBoolean importing = new AtomicBoolean();
    private final Mongo mongo;
    private final Path data;

    BacklogMonitorTest(Mongo mongo, @TempDir Path data) {
        this.mongo = mongo;
        this.data = data;
    }

    private ReadSideProcess following() throws InterruptedException {
        return ReadSideProcess.open(data, mongo, purses, diary).start();
    }

    private BacklogMonitor monitor(ReadSideProcess process, ObservedLog log) {
        return new BacklogMonitor(
                new EventPages(log), process.database, process.versions, process.live, importing::get, FAR_BEHIND);
    }

    private BacklogMonitor monitor(ReadSideProcess process) {
        return monitor(process, ObservedLog.open(process.pages.log()));
    }

    /** Lets all projections fall behind by the events that are recorded meanwhile. */
    private void fallBehind(ReadSideProcess process) {
        var versions = process.live.all();
        versions.forEach(version -> version.setWaitingForImport(true));
        process.record(shopping.purchases(FAR));
    }

    private long builtTo(ReadSideProcess process, Projection projection) {
        return process.versions.of(projection).servingVersion().orElseThrow().builtTo();
    }

    private void requireLikeBuilt(ReadSideProcess process) throws InterruptedException {
        for (var projection : List.of(purses, diary)) {
            process.awaitEnd(projection);
            assertThat(process.served(projection)).as(projection.name()).isEqualTo(process.built(projection));
        }
    }

    @Test
    void a_large_backlog_is_folded_in_bulk_and_then_the_projection_follows_live() throws Exception {
        try (var process = following()) {
            process.record(shopping.purchases(100));
            fallBehind(process);
            try (var monitor = monitor(process);
                    var purchases = new ContinuousPurchases(process, shopping)) {
                monitor.start();
                await().atMost(ReadSideProcess.PATIENCE)
                        .until(() -> builtTo(process, purses) >= FAR && builtTo(process, diary) >= FAR);
                await().atMost(ReadSideProcess.PATIENCE)
                        .until(() -> !process.following(purses).isCatchingUp());
                purchases.awaitMore();
                purchases.stop();
                requireLikeBuilt(process);
                assertThat(process.live.tokenOf(purses, 1)).isGreaterThanOrEqualTo(FAR);
            }
        }
    }

    @Test
    void a_small_backlog_stays_with_the_processor() throws Exception {
        try (var process = following();
                var monitor = monitor(process)) {
            monitor.start();
            process.record(shopping.purchases(FAR_BEHIND - 100));
            requireLikeBuilt(process);

            assertThat(builtTo(process, purses)).isEqualTo(-1);
        }
    }

    @Test
    void one_read_of_the_log_serves_all_that_are_behind_wherever_they_are() throws Exception {
        try (var process = following()) {
            process.record(shopping.purchases(4_000));
            process.awaitEnd(diary);
            process.following(diary).setWaitingForImport(true);
            process.record(shopping.purchases(2_000));
            process.awaitEnd(purses);
            fallBehind(process);
            var log = ObservedLog.open(process.pages.log());
            try (var monitor = monitor(process, log)) {
                monitor.start();
                requireLikeBuilt(process);
                await().until(() -> builtTo(process, purses) == builtTo(process, diary));
            }
            assertThat(log.eventsRead()).isBetween((long) FAR, FAR + 2_000L);
        }
    }

    private List<Tuple> deadLetters(ReadSideProcess process) {
        return process.deadLetters(purses).list(10_000).stream()
                .map(letter -> tuple(letter.sequence(), letter.position(), letter.type(), letter.cause()))
                .toList();
    }

    @Test
    void what_cannot_be_folded_becomes_the_same_dead_letters_as_live() throws Exception {
        poison.with("o-11", "o-25000", "o-29999");
        List<Tuple> live;
        try (var process =
                ReadSideProcess.open(data.resolve("live"), mongo, purses, diary).start()) {
            process.record(new Shopping(5, 300).purchases(FAR));
            process.awaitEnd(purses);
            live = deadLetters(process);
        }
        try (var process = following()) {
            fallBehind(process);
            try (var monitor = monitor(process)) {
                monitor.start();
                await().atMost(ReadSideProcess.PATIENCE).until(() -> builtTo(process, diary) == FAR - 1);
                process.awaitEnd(purses);
                assertThat(builtTo(process, purses)).isEqualTo(FAR - 1);
                assertThat(deadLetters(process)).hasSizeGreaterThan(3).containsExactlyInAnyOrderElementsOf(live);
            }
            poison.clear();
            while (process.deadLetters(purses).count() > 0) {
                assertThat(process.retry(purses, null)).isTrue();
            }
            requireLikeBuilt(process);
        }
    }

    @Test
    void what_waits_behind_a_dead_letter_waits_in_bulk_too() throws Exception {
        poison.with("o-0");
        try (var process = following()) {
            process.record(shopping.purchase("c-1"));
            process.awaitEnd(purses);
            poison.clear();
            fallBehind(process);
            try (var monitor = monitor(process)) {
                monitor.start();
                await().atMost(ReadSideProcess.PATIENCE).until(() -> builtTo(process, purses) == FAR);
                process.awaitEnd(purses);
            }
            assertThat(process.deadLetters(purses).list(10_000))
                    .hasSizeGreaterThan(50)
                    .extracting(DeadLetterDescription::sequence)
                    .containsOnly("c-1");
            assertThat(process.retry(purses, "c-1")).isTrue();
            requireLikeBuilt(process);
        }
    }

    @Test
    void a_version_that_is_held_leaves_the_bulk_and_stands_still() throws Exception {
        try (var process = following()) {
            fallBehind(process);
            var log = new ObservedLog(process.pages.log(), 25_000);
            try (var monitor = monitor(process, log)) {
                monitor.start();
                log.awaitReader();
                assertThat(process.following(purses).isCatchingUp()).isTrue();
                new Thread(() -> {
                            await().pollDelay(Duration.ofMillis(300)).until(() -> true);
                            log.letOn();
                        })
                        .start();
                try (var barrier = VersionBarrier.of(List.of(process.following(purses), process.following(diary)))) {
                    var at = barrier.position();
                    assertThat(process.following(purses).isCatchingUp()).isFalse();
                    assertThat(process.served(purses)).isEqualTo(process.built(purses, 2, at));
                    assertThat(process.served(diary)).isEqualTo(process.built(diary, 1, at));
                }
                requireLikeBuilt(process);
            }
        }
    }

    @Test
    void a_version_that_is_dropped_leaves_the_bulk_and_nothing_comes_back() throws Exception {
        try (var process = following()) {
            fallBehind(process);
            var log = new ObservedLog(process.pages.log(), 25_000);
            try (var monitor = monitor(process, log)) {
                monitor.start();
                log.awaitReader();
                log.letOn();
                process.live.forget(purses, 1);
                process.awaitEnd(diary);

                assertThat(process.live.find(purses, 1)).isEmpty();
                assertThat(process.stores.positions("purses_v1", process.serializer))
                        .isEmpty();
            }
        }
    }

    @Test
    void another_instance_that_has_a_segment_keeps_the_projection_live() throws Exception {
        try (var process = following()) {
            process.record(shopping.purchases(100));
            process.awaitEnd(purses);
            process.live.stop(purses, 1);
            process.live.moveTo(purses, 1, 99);
            process.tokens("elsewhere").fetchToken("purses_v1", 1); // fetching claims the token
            process.live.start(purses, 1);
            fallBehind(process);
            try (var monitor = monitor(process)) {
                monitor.start();
                await().atMost(ReadSideProcess.PATIENCE).until(() -> builtTo(process, diary) > FAR);

                assertThat(builtTo(process, purses)).isEqualTo(-1);
                assertThat(process.following(purses).isCatchingUp()).isFalse();
            }
        }
    }

    @Test
    void a_bulk_whose_claims_are_lost_ends_and_stores_no_token() throws Exception {
        try (var process = following()) {
            fallBehind(process);
            process.record(shopping.purchases(FAR));
            var log = new ObservedLog(process.pages.log(), 25_000);
            try (var monitor = monitor(process, log)) {
                monitor.start();
                log.awaitReader();
                process.database
                        .getCollection("tokens")
                        .updateMany(Filters.eq("processorName", "purses_v1"), Updates.set("owner", "elsewhere"));
                await().pollDelay(Duration.ofMillis(1_500)).until(() -> true); // until the claims are extended again
                log.letOn();
                process.awaitEnd(diary);

                assertThat(builtTo(process, diary)).isEqualTo(2 * FAR - 1);
                assertThat(builtTo(process, purses)).isBetween(FAR + 0L, 2 * FAR - 2L);
                assertThat(process.live.tokenOf(purses, 1)).isLessThan(FAR);
            }
        }
    }

    @Test
    void closing_in_the_middle_is_quick_and_the_next_start_goes_on() throws Exception {
        try (var process = following()) {
            fallBehind(process);
            var log = new ObservedLog(process.pages.log(), 25_000);
            var monitor = monitor(process, log);
            monitor.start();
            log.awaitReader();
            var begin = System.nanoTime();
            log.letOn();
            monitor.close();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
            assertThat(process.following(purses).isCatchingUp()).isFalse();
        }
        try (var process = following()) {
            requireLikeBuilt(process);
        }
    }

    @Test
    void while_an_import_runs_projections_wait_except_those_that_somebody_waits_for() throws Exception {
        importing.set(true);
        try (var process = following();
                var monitor = monitor(process)) {
            monitor.start();
            await().until(() -> process.following(purses).isWaitingForImport());
            process.record(shopping.purchases(FAR));
            await().until(() -> process.following(diary).isWaitingForImport());

            process.following(purses).require(FAR - 1);
            process.awaitEnd(purses);
            assertThat(process.following(diary).position()).isLessThan(FAR - 1);
            assertThat(process.following(diary).isWaitingForImport()).isTrue();

            process.following(purses).require(10 * FAR); // no such event: counts as the newest
            process.record(shopping.purchases(100));
            await().until(() -> process.following(purses).isWaitingForImport());

            importing.set(false);
            requireLikeBuilt(process);
            assertThat(builtTo(process, diary)).isGreaterThanOrEqualTo(FAR - 1);
        }
    }
}
