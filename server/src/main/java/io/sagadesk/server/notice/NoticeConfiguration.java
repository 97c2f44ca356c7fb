package io.sagadesk.server.notice;

import io.sagadesk.projections.live.LiveProjections;
import io.sagadesk.projections.live.SharedFolding;
import io.sagadesk.server.wiring.SagadeskProperties;
import io.sagadesk.server.wiring.SharedLog;
import io.sagadesk.store.mongo.MongoDatabases;
import io.sagadesk.store.mongo.axon.SegmentTokenStore;
import io.sagadesk.store.notice.LocalNotices;
import io.sagadesk.store.notice.NoticeChannel;
import io.sagadesk.store.notice.SharedNotices;
import io.sagadesk.store.postgres.PostgresAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The notices between instances: notifications of the PostgreSQL that has the log, else a collection of the MongoDB that several
 * instances share, and else within this process.
 */
@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {

    /** How late an instance that was not told may be about a segment without events. Each segment costs a write as often. */
    private static final Duration BETWEEN_TOKENS = Duration.ofSeconds(1);

    private final boolean areDocumentsShared;

    NoticeConfiguration(SharedLog log, MongoDatabases databases) {
        this.areDocumentsShared = log.isShared() && !databases.isEmbedded();
    }

    @Bean(destroyMethod = "close")
    NoticeChannel noticeChannel(SagadeskProperties properties, MongoDatabases databases) {
        var postgresql = properties.postgresql();
        if (postgresql != null) return SharedNotices.over(PostgresAddress.of(postgresql));
        return areDocumentsShared ? SharedNotices.over(databases.database()) : new LocalNotices();
    }

    /** Null where each instance has documents of its own. */
    @Bean
    @Nullable FoldedPositions foldedPositions(NoticeChannel noticeChannel, SegmentTokenStore tokens) {
        if (!areDocumentsShared) return null;
        var documents = tokens.retrieveStorageIdentifier().orElseThrow();
        return new FoldedPositions(noticeChannel, documents);
    }

    @Bean
    SharedFolding sharedFolding(@Nullable FoldedPositions foldedPositions) {
        return foldedPositions == null ? SharedFolding.ALONE : new SharedFolding(foldedPositions::told, BETWEEN_TOKENS);
    }

    @Bean(destroyMethod = "close")
    @Nullable FoldedPositionsTeller foldedPositionsTeller(
            @Nullable FoldedPositions foldedPositions, LiveProjections liveProjections) {
        return foldedPositions == null ? null : new FoldedPositionsTeller(foldedPositions, liveProjections);
    }
}
