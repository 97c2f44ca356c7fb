package io.sagadesk.replay.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.mongo.ProjectionState.Phase;
import io.sagadesk.projections.mongo.ProjectionState.Version;
import io.sagadesk.replay.rebuild.RebuildState.Status;
import io.sagadesk.replay.rebuild.bulk.RebuildFailed;
import io.sagadesk.replay.rebuild.compare.DocumentDifference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("io.sagadesk.replay.rebuild.Mongo#places")
class RebuildQueueTest {

    private final Purses.Poison poison = new Purses.Poison();
    private final Projection purses = Purses.projection("purses", 1, "customerId", poison);
    private final Projection diary = Purses.projection("diary", 1, null, new Purses.Poison());
    private final Shopping shopping = new Shopping(11, 40);
    private final Mongo mongo;
    private final Path data;

    RebuildQueueTest(Mongo mongo, @TempDir Path data) {
        this.mongo = mongo;
        this.data = data;
    }

    private ReadSideProcess process() throws InterruptedException {
        return ReadSideProcess.open(data, mongo, purses, diary).start();
    }

    private static RebuildRequest all(double rate) {
        return new RebuildRequest("purses", null, null, false, rate);
    }

    private static RebuildRequest only(String subject, boolean dryRun, double rate) {
        return new RebuildRequest("purses", null, subject, dryRun, rate);
    }

    private static RebuildRequest aside(@Nullable Long until, boolean dryRun) {
        return new RebuildRequest("purses", until, null, dryRun, 0);
    }

    private static List<Integer> versions(ReadSideProcess process, Projection projection) {
        return process.versions.of(projection).versions().stream()
                .map(Version::number)
                .toList();
    }

    private static void damage(ReadSideProcess process, String customer) {
        process.database
                .getCollection("purses_v1")
                .updateOne(Filters.eq("_id", customer), Updates.set("doc.history", 4711L));
    }

    private static List<RawBsonDocument> documents(ReadSideProcess process) {
        return process.database
                .getCollection("purses_v1", RawBsonDocument.class)
                .find(Filters.ne("_id", "c-3"))
                .into(new ArrayList<>());
    }

    @Test
    void a_rebuilt_version_takes_over_and_the_one_before_can_come_back_until_it_is_dropped() throws Exception {
        try (var process = process();
                var purchases = new ContinuousPurchases(process, shopping)) {
            purchases.awaitMore();
            var over = process.awaitOver(process.rebuilds.start(all(0)));
            purchases.stop();

            assertThat(over.status()).isEqualTo(Status.DONE);
            assertThat(over.differences()).isZero();
            assertThat(over.before()).hasSize(2).isEqualTo(over.after());
            assertThat(over.replaces()).isEqualTo(1);
            assertThat(process.versions.of(purses).serving()).isEqualTo(2);
            process.awaitEnd(purses, 1);
            process.awaitEnd(purses, 2);
            assertThat(process.digests(purses, 1))
                    .isEqualTo(process.digests(purses, 2))
                    .isEqualTo(process.built(purses));

            process.versions.serve(purses, 1);
            assertThatThrownBy(() -> process.versions.drop(purses, 1)).hasMessageContaining("answered from version 1");
            process.awaitOver(process.rebuilds.start(all(0)));
            assertThat(process.versions.of(purses).serving()).isGreaterThan(2);
            assertThat(versions(process, purses))
                    .containsExactly(1, process.versions.of(purses).serving());
        }
    }

    @Test
    void a_cancelled_rebuild_leaves_nothing() throws Exception {
        try (var process = process()) {
            process.record(shopping.purchases(3_000));
            process.awaitEnd(purses);
            process.awaitEnd(diary);
            var collections = process.database.listCollectionNames().into(new java.util.TreeSet<>());

            var begun = process.rebuilds.start(all(500));
            await().until(() -> process.rebuilds.find(begun.id()).orElseThrow().position() > 400);
            process.rebuilds.cancel(begun.id());

            assertThat(process.awaitOver(begun).status()).isEqualTo(Status.CANCELLED);
            collections.add("rebuilds_v1");
            assertThat(process.database.listCollectionNames()).containsExactlyInAnyOrderElementsOf(collections);
            assertThat(process.stores.positions("purses_v2", process.serializer))
                    .isEmpty();
            assertThat(versions(process, purses)).containsExactly(1);
            assertThatThrownBy(() -> process.rebuilds.cancel(begun.id())).isInstanceOf(RebuildFailed.class);
        }
    }

    @Test
    void a_dry_run_leaves_nothing_though_it_has_followed_the_log() throws Exception {
        try (var process = process()) {
            process.record(shopping.purchases(300));
            process.awaitEnd(purses);
            var dry = process.awaitOver(process.rebuilds.start(aside(null, true)));

            assertThat(dry.status()).isEqualTo(Status.DONE);
            assertThat(process.stores.positions("purses_v2", process.serializer))
                    .isEmpty();
            assertThat(process.database.listCollectionNames()).doesNotContain("purses_v2", "stamps_v2");
            assertThat(versions(process, purses)).containsExactly(1);
        }
    }

    @Test
    void a_paused_rebuild_waits_through_restarts_and_holds_up_no_other() throws Exception {
        RebuildState begun;
        try (var process = process()) {
            process.record(shopping.purchases(4_000));
            begun = process.rebuilds.start(all(500));
            await().until(() -> process.rebuilds.find(begun.id()).orElseThrow().position() > 400);
            process.rebuilds.limit(begun.id(), 499);
            process.rebuilds.pause(begun.id());
            var other = process.rebuilds.start(new RebuildRequest("diary", null, null, false, 0));
            assertThat(process.awaitOver(other).status()).isEqualTo(Status.DONE);
        }
        for (int restart = 0; restart < 2; restart++) {
            try (var process = process()) {
                var other = process.rebuilds.start(new RebuildRequest("diary", null, null, true, 0));
                process.awaitOver(other);
                assertThat(process.rebuilds
                                .find(begun.id())
                                .orElseThrow()
                                .state()
                                .status())
                        .isEqualTo(Status.PAUSED);
            }
        }
        try (var process = process()) {
            assertThat(process.versions.of(purses).version(2).orElseThrow().builtTo())
                    .isPositive();
            assertThat(process.rebuilds
                            .find(begun.id())
                            .orElseThrow()
                            .state()
                            .request()
                            .eventsPerSecond())
                    .isEqualTo(499);
            process.rebuilds.limit(begun.id(), 0);
            process.rebuilds.resume(begun.id());

            assertThat(process.awaitOver(begun).status()).isEqualTo(Status.DONE);
            assertThat(process.versions.of(purses).serving()).isEqualTo(2);
            assertThat(process.served(purses)).isEqualTo(process.built(purses));
        }
    }

    @Test
    void a_paused_rebuild_can_be_cancelled() throws Exception {
        try (var process = process()) {
            process.record(shopping.purchases(3_000));
            var begun = process.rebuilds.start(all(500));
            process.rebuilds.pause(begun.id());
            await().until(() ->
                    process.rebuilds.find(begun.id()).orElseThrow().state().status() == Status.PAUSED);

            process.rebuilds.cancel(begun.id());

            assertThat(process.awaitOver(begun).status()).isEqualTo(Status.CANCELLED);
            assertThat(versions(process, purses)).containsExactly(1);
        }
    }

    @Test
    void a_rebuild_keeps_to_its_rate() throws Exception {
        try (var process = process()) {
            process.record(shopping.purchases(1_500));
            var begin = System.nanoTime();

            process.awaitOver(process.rebuilds.start(all(1_000)));

            assertThat(System.nanoTime() - begin).isGreaterThan(1_400_000_000L);
            assertThatThrownBy(() -> process.rebuilds.start(all(-1))).hasMessageContaining("from 0 up");
            assertThatThrownBy(() -> process.rebuilds.limit("any", -1)).hasMessageContaining("from 0 up");
            assertThatThrownBy(() -> process.rebuilds.start(all(Double.NaN))).hasMessageContaining("from 0 up");
        }
    }

    @Test
    void a_read_model_as_of_a_position_is_kept_aside() throws Exception {
        try (var process = process()) {
            process.record(shopping.purchases(600));
            process.awaitEnd(purses);
            var then = process.served(purses);
            process.record(shopping.purchases(600));
            process.awaitEnd(purses);

            var over = process.awaitOver(process.rebuilds.start(aside(599L, false)));

            assertThat(over.status()).isEqualTo(Status.DONE);
            assertThat(process.digests(purses, over.version())).isEqualTo(then).isNotEqualTo(process.served(purses));
            assertThat(process.versions.of(purses).serving()).isEqualTo(1);
            assertThat(process.live.find(purses, over.version())).isEmpty();
        }
        try (var process = process()) {
            assertThat(process.versions.of(purses).version(2))
                    .get()
                    .extracting(Version::phase)
                    .isEqualTo(Phase.ASIDE);
        }
    }

    @Test
    void the_documents_of_one_subject_are_repaired_and_no_others_are_touched() throws Exception {
        try (var process = process()) {
            process.record(shopping.purchases(600));
            process.record(shopping.purchase("c-3"));
            process.awaitEnd(purses);
            var good = process.served(purses);
            damage(process, "c-3");
            var others = documents(process);

            var over = process.awaitOver(process.rebuilds.start(only("customer/c-3", false, 0)));

            assertThat(over.status()).isEqualTo(Status.DONE);
            assertThat(over.differences()).isEqualTo(1);
            assertThat(process.served(purses)).isEqualTo(good);
            assertThat(documents(process)).isEqualTo(others);
            assertThat(versions(process, purses)).containsExactly(1);
        }
    }

    @Test
    void what_happens_to_the_subject_meanwhile_is_not_lost() throws Exception {
        try (var process = process()) {
            process.record(shopping.purchases(600));
            process.record(shopping.purchase("c-3"));
            process.awaitEnd(purses);
            var begun = process.rebuilds.start(only("customer/c-3", false, 100));
            await().until(() -> process.rebuilds.find(begun.id()).orElseThrow().position() >= 99);
            process.record(shopping.purchase("c-3"), shopping.purchase("c-4"), shopping.purchase("c-3"));
            process.awaitEnd(purses);
            process.rebuilds.limit(begun.id(), 0);

            var over = process.awaitOver(begun);

            assertThat(over.status()).isEqualTo(Status.DONE);
            assertThat(over.differences()).isZero();
            assertThat(process.served(purses)).isEqualTo(process.built(purses));
        }
    }

    @Test
    void a_dry_run_names_what_differs_and_changes_nothing() throws Exception {
        try (var process = process()) {
            process.record(shopping.purchases(600));
            process.record(shopping.purchase("c-3"));
            process.awaitEnd(purses);
            damage(process, "c-3");
            process.database.getCollection("stamps_v1").deleteOne(Filters.eq("_id", "c-4.0"));
            var damaged = process.served(purses);

            var over = process.awaitOver(process.rebuilds.start(aside(null, true)));

            assertThat(over.status()).isEqualTo(Status.DONE);
            assertThat(over.differences()).isEqualTo(2);
            assertThat(over.examples())
                    .extracting(DocumentDifference::model, DocumentDifference::id, DocumentDifference::missingIn)
                    .containsExactly(
                            org.assertj.core.api.Assertions.tuple("purses", "c-3", null),
                            org.assertj.core.api.Assertions.tuple("stamps", "c-4.0", "before"));
            var field = over.examples().get(0).fields().get(0);
            assertThat(over.examples().get(0).fields()).hasSize(1);
            assertThat(field.path()).isEqualTo("doc.history");
            assertThat(field.before()).isEqualTo("4711");
            assertThat(process.served(purses)).isEqualTo(damaged);
            assertThat(process.versions.of(purses).serving()).isEqualTo(1);

            var subject = process.awaitOver(process.rebuilds.start(only("customer/c-3", true, 0)));
            assertThat(subject.differences()).isEqualTo(1);
            assertThat(process.served(purses)).isEqualTo(damaged);
        }
    }

    @Test
    void an_event_that_cannot_be_folded_fails_the_rebuild_by_its_position() throws Exception {
        try (var process = process()) {
            process.record(shopping.purchases(300));
            process.awaitEnd(purses);
            poison.with("o-123");

            var over = process.awaitOver(process.rebuilds.start(all(0)));

            assertThat(over.status()).isEqualTo(Status.FAILED);
            assertThat(over.message())
                    .isEqualTo("purses cannot fold the event at position 123 (java.lang.IllegalStateException)");
            assertThat(versions(process, purses)).containsExactly(1);
            assertThat(process.versions.of(purses).serving()).isEqualTo(1);
        }
    }

    @Test
    void a_version_that_could_not_fold_everything_never_answers() throws Exception {
        try (var process = process()) {
            process.record(shopping.purchases(600));
            process.awaitEnd(purses);
            var begun = process.rebuilds.start(all(300));
            await().until(() -> process.rebuilds.find(begun.id()).orElseThrow().position() > 200);
            poison.with("o-600"); // recorded after the bulk build's target position
            process.record(shopping.purchases(1));

            var over = process.awaitOver(begun);

            assertThat(over.status()).isEqualTo(Status.FAILED);
            assertThat(over.message()).contains("1 of the events recorded meanwhile could not be folded");
            assertThat(process.versions.of(purses).serving()).isEqualTo(1);
            assertThat(process.stores.positions("purses_v2", process.serializer))
                    .isEmpty();
            assertThat(process.live.deadLetterCount(purses, 2)).isZero();
        }
    }

    @Test
    void what_a_crash_left_of_the_beginning_or_the_end_of_a_version_is_swept_away() throws Exception {
        try (var process = process()) {
            process.record(shopping.purchases(10));
            process.awaitEnd(purses);
            process.versions.create(purses, Phase.BUILDING); // and no rebuild refers to it
            process.versions.create(diary, Phase.BUILDING);
            process.versions.drop(diary, 2);
            process.versions.prepare(diary, 2);
            process.database.getCollection("diary_v2").insertOne(new org.bson.Document());
        }
        try (var process = process()) {
            assertThat(versions(process, purses)).containsExactly(1);
            assertThat(process.database.listCollectionNames()).doesNotContain("purses_v2", "diary_v2");
        }
    }

    @Test
    void a_rebuild_begun_by_other_code_is_given_up_at_the_next_start() throws Exception {
        RebuildState begun;
        try (var process = process()) {
            process.record(shopping.purchases(2_000));
            process.awaitEnd(purses);
            begun = process.rebuilds.start(all(500));
            await().until(() -> process.rebuilds.find(begun.id()).orElseThrow().position() > 400);
        }
        var next = Purses.projection("purses", 2, "customerId", poison);
        try (var process = ReadSideProcess.open(data, mongo, next, diary).start()) {
            assertThat(process.rebuilds.find(begun.id()).orElseThrow().state().status())
                    .isEqualTo(Status.FAILED);
            await().atMost(ReadSideProcess.PATIENCE)
                    .until(() -> process.versions.of(next).serving() > 1);
            assertThat(process.served(next)).isEqualTo(process.built(next));
            assertThat(versions(process, next)).doesNotContain(begun.version() + 0);
        }
    }

    @Test
    void a_second_rebuild_of_a_projection_waits_for_the_first_to_be_over() throws Exception {
        try (var process = process()) {
            process.record(shopping.purchases(1_000));
            var begun = process.rebuilds.start(all(300));

            assertThatThrownBy(() -> process.rebuilds.start(all(0))).hasMessageContaining("is under way");
            assertThatThrownBy(() -> process.rebuilds.start(only("ticket/t-1", false, 0)))
                    .isInstanceOf(RebuildFailed.class);
            process.rebuilds.cancel(begun.id());
            process.awaitOver(begun);
        }
    }
}
