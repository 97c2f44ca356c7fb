package io.sagadesk.replay.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sagadesk.projections.Projection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("io.sagadesk.replay.rebuild.Mongo#places")
class LiveProjectionsTest {

    private static final Projection PURSES = Purses.projection();
    private static final Projection DIARY = Purses.projection("diary", 1, null, new Purses.Poison());

    private final Mongo mongo;
    private final Path data;
    private final Shopping shopping = new Shopping(7, 50);

    LiveProjectionsTest(Mongo mongo, @TempDir Path data) {
        this.mongo = mongo;
        this.data = data;
    }

    @Test
    void what_is_recorded_is_folded_as_in_bulk_whatever_the_number_of_segments() throws Exception {
        for (int segments = 1; segments <= 4; segments *= 2) {
            try (var process = ReadSideProcess.open(
                            data.resolve("segments-" + segments), mongo, segments, PURSES, DIARY)
                    .start()) {
                process.record(shopping.purchases(800));
                process.record(Shopping.handle("c-1", "@someone"));
                process.awaitEnd(PURSES);
                process.awaitEnd(DIARY);

                assertThat(process.tokens("any").fetchSegments("purses_v1")).hasSize(segments);
                assertThat(process.tokens("any").fetchSegments("diary_v1")).hasSize(1);
                assertThat(process.served(PURSES)).isEqualTo(process.built(PURSES));
                assertThat(process.served(DIARY)).isEqualTo(process.built(DIARY));
                assertThat(process.served(PURSES).get(0).documents()).isEqualTo(50);
            }
        }
    }

    @Test
    void what_is_delivered_again_changes_nothing() throws Exception {
        try (var process = ReadSideProcess.open(data, mongo, PURSES).start()) {
            process.record(shopping.purchases(700));
            process.awaitEnd(PURSES);
            var before = process.served(PURSES);

            process.live.stop(PURSES, 1);
            process.live.moveTo(PURSES, 1, 123);
            assertThat(process.live.tokenOf(PURSES, 1)).isEqualTo(123);
            process.live.start(PURSES, 1);
            process.awaitEnd(PURSES);

            assertThat(process.served(PURSES)).isEqualTo(before);
        }
    }

    @Test
    void a_lost_token_costs_time_and_nothing_else() throws Exception {
        try (var process = ReadSideProcess.open(data, mongo, PURSES).start()) {
            process.record(shopping.purchases(700));
            process.awaitEnd(PURSES);
            process.live.stop(PURSES, 1);
            process.database.getCollection("tokens").deleteMany(new Document("processorName", "purses_v1"));
        }
        try (var process = ReadSideProcess.open(data, mongo, PURSES).start()) {
            process.record(shopping.purchases(100));
            process.awaitEnd(PURSES);

            assertThat(process.served(PURSES)).isEqualTo(process.built(PURSES));
        }
    }

    @Test
    void what_a_killed_process_had_claimed_is_taken_over_at_once() throws Exception {
        var killed = ReadSideProcess.open(data, mongo, PURSES).start();
        killed.record(shopping.purchases(700));
        await().until(() -> killed.following(PURSES).position() > 0);
        killed.crash();

        try (var process = ReadSideProcess.open(data, mongo, PURSES).start()) {
            await().atMost(Duration.ofSeconds(3))
                    .until(() -> process.following(PURSES).position() >= 699);

            assertThat(process.served(PURSES)).isEqualTo(process.built(PURSES));
        }
    }

    @Test
    void the_position_counts_a_segment_that_another_instance_has() throws Exception {
        try (var process = ReadSideProcess.open(data, mongo, PURSES).start()) {
            process.record(shopping.purchases(100));
            process.awaitEnd(PURSES);
            process.live.stop(PURSES, 1);
            process.live.moveTo(PURSES, 1, 99);
            process.tokens("elsewhere").fetchToken("purses_v1", 1); // fetching claims the token

            process.live.start(PURSES, 1);
            process.record(shopping.purchases(100));

            await().until(() -> Objects.requireNonNull(process.stores
                            .positions("purses_v1", process.serializer)
                            .get(0))
                    > 150);
            assertThat(process.following(PURSES).position()).isEqualTo(99);
        }
    }

    @Test
    void the_position_is_known_before_anything_is_claimed() throws Exception {
        try (var process = ReadSideProcess.open(data, mongo, PURSES).start()) {
            process.record(shopping.purchases(100));
            process.awaitEnd(PURSES);
            process.live.stop(PURSES, 1);
            process.live.moveTo(PURSES, 1, 99);
            for (int segment = 0; segment < 2; segment++)
                process.tokens("elsewhere").fetchToken("purses_v1", segment);

            process.live.start(PURSES, 1);

            assertThat(process.following(PURSES).position()).isEqualTo(99);
            assertThat(process.live.tokenOf(PURSES, 1)).isEqualTo(99);
        }
    }

    @Test
    void versions_stand_at_the_very_same_position_while_events_keep_coming() throws Exception {
        try (var process = ReadSideProcess.open(data, mongo, PURSES, DIARY).start();
                var purchases = new ContinuousPurchases(process, shopping)) {
            var both = List.of(process.following(PURSES), process.following(DIARY));
            for (int round = 0; round < 5; round++) {
                purchases.awaitMore();
                try (var standstill = VersionBarrier.of(both)) {
                    var at = standstill.position();
                    var before = process.served(PURSES);
                    purchases.awaitMore();

                    assertThat(both).allMatch(version -> version.position() == at);
                    assertThat(process.served(PURSES)).isEqualTo(before).isEqualTo(process.built(PURSES, 2, at));
                    assertThat(process.served(DIARY)).isEqualTo(process.built(DIARY, 1, at));
                    assertThat(process.pages.lastPosition()).isGreaterThan(at);
                }
            }
            purchases.stop();
            process.awaitEnd(PURSES);
            process.awaitEnd(DIARY);
        }
    }
}
