package io.sagadesk.replay.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sagadesk.projections.Projection;
import io.sagadesk.projections.live.BacklogClaim;
import io.sagadesk.projections.mongo.ProjectionState.Phase;
import io.sagadesk.replay.rebuild.bulk.BuildTarget;
import io.sagadesk.replay.rebuild.bulk.BulkBuild;
import io.sagadesk.replay.rebuild.bulk.RebuildThrottle;
import io.sagadesk.replay.rebuild.bulk.TargetDocuments;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kills at each change between following live and catching up in bulk: afterwards the documents equal a rebuild. */
class CatchUpCrashTest {

    private static final int BEFORE = 700;
    private static final int BACKLOG = 8_000;
    private static final int WRITTEN = 5_000;

    private final Projection purses = Purses.projection();
    private final Projection diary = Purses.projection("diary", 1, null, new Purses.Poison());
    private final Shopping shopping = new Shopping(9, 60);
    private final Mongo mongo = Mongo.embedded(settings -> settings);

    @TempDir
    private Path data;

    /** Where the process is killed. */
    private enum Kill {
        /** Live has stopped, and nothing is folded in bulk yet. */
        BEFORE_BULK {
            @Override
            void bring(CatchUpCrashTest test, ReadSideProcess process, BacklogClaim claim) {
                // nothing has happened
            }
        },
        /** Derived documents are written, and half of the others. */
        IN_A_WRITE {
            @Override
            void bring(CatchUpCrashTest test, ReadSideProcess process, BacklogClaim claim) throws Exception {
                test.writeHalf(process, claim);
            }
        },
        /** The documents are written, and neither the progress nor the tokens. */
        BEHIND_THE_DOCUMENTS {
            @Override
            void bring(CatchUpCrashTest test, ReadSideProcess process, BacklogClaim claim) throws Exception {
                fold(process, claim, (target, position) -> {});
            }
        },
        /** The progress is written, and the tokens are not. */
        BEFORE_THE_TOKENS {
            @Override
            void bring(CatchUpCrashTest test, ReadSideProcess process, BacklogClaim claim) throws Exception {
                fold(
                        process,
                        claim,
                        (target, position) ->
                                process.versions.builtTo(target.projection(), target.version(), position));
            }
        },
        /** The tokens are written, and the processor has not started. */
        BEHIND_THE_TOKENS {
            @Override
            void bring(CatchUpCrashTest test, ReadSideProcess process, BacklogClaim claim) throws Exception {
                BEFORE_THE_TOKENS.bring(test, process, claim);
                process.live.moveTo(claim.projection(), claim.version(), WRITTEN);
            }
        };

        abstract void bring(CatchUpCrashTest test, ReadSideProcess process, BacklogClaim claim) throws Exception;

        static void fold(ReadSideProcess process, BacklogClaim claim, BulkBuild.Written written)
                throws InterruptedException {
            new BulkBuild(
                            process.pages,
                            List.of(BuildTarget.of(claim, false)),
                            TargetDocuments.in(process.database),
                            2,
                            new RebuildThrottle(0),
                            written)
                    .run(WRITTEN);
        }
    }

    /** Writes what a kill in the middle of a bulk write leaves: derived documents first, then some of the others. */
    private void writeHalf(ReadSideProcess process, BacklogClaim claim) throws InterruptedException {
        var projection = claim.projection();
        var aside = process.versions.create(projection, Phase.ASIDE).number();
        new BulkBuild(
                        process.pages,
                        List.of(BuildTarget.after(projection, aside, -1, true)),
                        TargetDocuments.in(process.database),
                        2,
                        new RebuildThrottle(0),
                        (target, position) -> {})
                .run(WRITTEN);
        for (var last = projection.models().size() - 1; last >= 0; last--) {
            var model = projection.models().get(last).name();
            copy(process, model + "_v" + aside, model + "_v" + claim.version(), last == 0 ? 2 : 1);
        }
    }

    /** Copies each n-th document. */
    private static void copy(ReadSideProcess process, String from, String to, int each) {
        var documents = process.database
                .getCollection(from, RawBsonDocument.class)
                .find()
                .into(new ArrayList<>());
        var target = process.database.getCollection(to, RawBsonDocument.class);
        for (var n = 0; n < documents.size(); n += each) {
            var id = new org.bson.Document(
                    "_id", documents.get(n).getString("_id").getValue());
            target.replaceOne(id, documents.get(n), new com.mongodb.client.model.ReplaceOptions().upsert(true));
        }
    }

    private ReadSideProcess open() {
        return ReadSideProcess.open(data, mongo, purses, diary);
    }

    private List<BacklogClaim> claimAll(ReadSideProcess process) throws InterruptedException {
        var claims = new ArrayList<BacklogClaim>();
        for (var version : process.live.all()) {
            await().until(version::prepareClaim);
            claims.add(version.claim().orElseThrow());
        }
        return claims;
    }

    private void requireLikeRebuilt(ReadSideProcess process) throws InterruptedException {
        for (var projection : List.of(purses, diary)) {
            process.awaitEnd(projection);
            assertThat(process.served(projection)).as(projection.name()).isEqualTo(process.built(projection));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_kill_leaves_documents_that_come_to_those_of_a_rebuild(Kill kill) throws Exception {
        var killed = open().start();
        killed.record(shopping.purchases(BEFORE));
        killed.awaitEnd(purses);
        killed.awaitEnd(diary);
        var claims = claimAll(killed);
        killed.record(shopping.purchases(BACKLOG));
        for (var claim : claims) kill.bring(this, killed, claim);
        killed.crash();

        try (var process = open().start()) {
            requireLikeRebuilt(process);
        }
    }

    /** Whatever is folded, a process that is killed again and again comes to its end. */
    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void kills_at_random_moments_leave_the_documents_of_a_rebuild(long seed) throws Exception {
        var random = new java.util.Random(seed);
        for (var round = 0; round < 3; round++) {
            var killed = open().start();
            killed.record(shopping.purchases(BACKLOG));
            var monitor =
                    new BacklogMonitor(killed.pages, killed.database, killed.versions, killed.live, () -> false, 1_500);
            monitor.start();
            var moment = random.nextInt(1_500);
            await().pollDelay(java.time.Duration.ofMillis(moment)).until(() -> true);
            killed.crash();
            monitor.close();
        }
        try (var process = open().start()) {
            requireLikeRebuilt(process);
        }
    }
}
