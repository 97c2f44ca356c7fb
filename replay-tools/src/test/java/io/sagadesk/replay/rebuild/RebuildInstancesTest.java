package io.sagadesk.replay.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sagadesk.projections.Projection;
import io.sagadesk.projections.live.LiveProjection;
import io.sagadesk.replay.rebuild.RebuildState.Status;
import io.sagadesk.replay.rebuild.bulk.RebuildFailed;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Rebuilds of several instances that share a log and its documents. */
@ParameterizedClass(name = "{0}")
@MethodSource("io.sagadesk.replay.rebuild.Mongo#places")
class RebuildInstancesTest {

    private static final Projection PURSES = Purses.projection();
    private static final RebuildRequest ALL = new RebuildRequest("purses", null, null, false, 0);
    private static final RebuildRequest SLOWLY = new RebuildRequest("purses", null, null, false, 100);
    private static final Duration TIME_TO_TAKE_OVER = Duration.ofSeconds(40);

    private final Mongo mongo;
    private final Path data;
    private final Shopping shopping = new Shopping(7, 50);

    RebuildInstancesTest(Mongo mongo, @TempDir Path data) {
        this.mongo = mongo;
        this.data = data;
    }

    @Test
    @SuppressWarnings("try") // one of them is closed before the other
    void an_instance_takes_the_projection_over_for_its_rebuild_and_every_instance_follows_what_serves_then()
            throws Exception {
        var folds = new AtomicBoolean(true);
        try (var process = ReadSideProcess.open(data, mongo, PURSES).start()) {
            process.record(shopping.purchases(700));
            process.awaitEnd(PURSES);
            process.live.stop(PURSES, 1); // the two below share its log and documents
            try (var one = process.instance("one", folds::get, Clock.systemUTC());
                    var another = process.instance("another", () -> !folds.get(), Clock.systemUTC())) {
                var before = one.live.start(PURSES, 1);
                another.live.start(PURSES, 1);
                await().until(() -> process.tokens("nobody")
                                .segmentsElsewhere(before.name())
                                .size()
                        == 2);

                var begun = another.rebuilds.start(ALL);
                process.record(shopping.purchases(100));

                await().atMost(TIME_TO_TAKE_OVER)
                        .until(() -> one.rebuilds
                                .find(begun.id())
                                .orElseThrow()
                                .state()
                                .status()
                                .isOver());
                var ended = one.rebuilds.find(begun.id()).orElseThrow().state();
                assertThat(ended.message()).isNull();
                assertThat(ended.status()).isEqualTo(Status.DONE);
                assertThat(ended.before())
                        .as("both versions are held at one position")
                        .isEqualTo(ended.after());
                assertThat(process.versions.of(PURSES).serving()).isEqualTo(2);

                one.follower.look();
                process.record(shopping.purchases(50));
                var followed = one.live.find(PURSES, 2).orElseThrow();
                awaitPosition(followed, 849);
                another.close();
                process.record(shopping.purchases(50));
                awaitPosition(followed, 899);
                assertThat(process.served(PURSES)).isEqualTo(process.built(PURSES));
            }
        }
    }

    @Test
    void a_rebuild_under_way_is_watched_and_left_alone_by_another_instance() throws Exception {
        try (var process = ReadSideProcess.open(data, mongo, PURSES).start()) {
            process.record(shopping.purchases(2_000));
            process.awaitEnd(PURSES);
            try (var one = process.instance("one", () -> true, Clock.systemUTC());
                    var another = process.instance("another", () -> false, Clock.systemUTC())) {
                process.live.stop(PURSES, 1);
                one.live.start(PURSES, 1);
                var begun = one.rebuilds.start(SLOWLY);
                await().until(() -> one.rebuilds.find(begun.id()).orElseThrow().position() > 0);

                another.rebuilds.resumeInterrupted();

                assertThat(another.rebuilds.active("purses")).isEmpty();
                assertThat(another.rebuilds
                                .find(begun.id())
                                .orElseThrow()
                                .state()
                                .status())
                        .isEqualTo(Status.BUILDING);
                assertThat(process.versions.of(PURSES).version(2)).isPresent();
                assertThatThrownBy(() -> another.rebuilds.cancel(begun.id()))
                        .isInstanceOf(RebuildFailed.class)
                        .hasMessage("Another instance carries out this rebuild: ask that one");
                assertThatThrownBy(() -> another.rebuilds.start(ALL))
                        .isInstanceOf(RebuildFailed.class)
                        .hasMessage("A rebuild of purses is under way");
                one.rebuilds.limit(begun.id(), 0);
                assertThat(process.awaitOver(begun).status()).isEqualTo(Status.DONE);
                assertThat(process.versions.of(PURSES).serving()).isEqualTo(2);
            }
        }
    }

    @Test
    void a_rebuild_whose_instance_stands_still_is_taken_over_and_its_return_spoils_nothing() throws Exception {
        try (var process = ReadSideProcess.open(data, mongo, PURSES).start()) {
            process.record(shopping.purchases(2_000));
            process.awaitEnd(PURSES);
            process.live.stop(PURSES, 1);
            var later = Clock.offset(Clock.systemUTC(), RebuildLeases.LEASE.multipliedBy(4));
            try (var one = process.instance("one", () -> false, Clock.systemUTC());
                    var another = process.instance("another", () -> true, later)) {
                var begun = one.rebuilds.start(SLOWLY);
                await().until(() -> one.rebuilds.find(begun.id()).orElseThrow().position() > 0);

                another.live.start(PURSES, 1);
                another.rebuilds.resumeInterrupted(); // to its clock the lease has lapsed

                assertThat(another.rebuilds.active("purses")).isPresent();
                another.rebuilds.limit(begun.id(), 0);
                await().atMost(TIME_TO_TAKE_OVER)
                        .until(() -> one.rebuilds.active("purses").isEmpty());
                assertThat(process.awaitOver(begun).status()).isEqualTo(Status.DONE);
                assertThat(process.versions.of(PURSES).serving()).isEqualTo(2);
                assertThat(process.served(PURSES)).isEqualTo(process.built(PURSES));
            }
        }
    }

    private static void awaitPosition(LiveProjection version, long position) {
        await().atMost(TIME_TO_TAKE_OVER).until(() -> version.position() >= position);
    }
}
