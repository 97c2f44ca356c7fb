package io.sagadesk.server.readside;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationEvent.ConversationStarted;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.service.ReportDimension;
import io.sagadesk.api.service.ReportInterval;
import io.sagadesk.api.service.ServiceQuery.HowIsServiceDoing;
import io.sagadesk.api.trail.TrailQuery.WhatHappenedLatelyTo;
import io.sagadesk.api.trail.TrailQuery.WhatHappenedTo;
import io.sagadesk.embeddedmongo.EmbeddedMongo;
import io.sagadesk.projections.EventEnvelope;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.ProjectionFold;
import io.sagadesk.projections.RecordedEvent;
import io.sagadesk.projections.mongo.ProjectionState.Phase;
import io.sagadesk.projections.mongo.ProjectionVersions;
import io.sagadesk.projections.service.ServiceProjection;
import io.sagadesk.projections.trail.TrailProjection;
import io.sagadesk.query.ReadSide;
import io.sagadesk.query.service.ServiceAnswers;
import io.sagadesk.query.trail.TrailAnswers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests queries for service figures and trails that were folded into the embedded MongoDB. */
class FiguresAndTrailsTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final int EVENTS = 600;

    @TempDir
    private static Path directory;

    private static EmbeddedMongo mongo;
    private static MongoClient client;
    private static ReadSide readSide;

    /** One conversation begins each minute, alternating between two channels. */
    private record Minute(long position) implements EventEnvelope {

        RecordedEvent event() {
            var channel = position % 2 == 0 ? Channel.EMAIL : Channel.SMS;
            var started = new ConversationStarted(
                    new ConversationId("c-" + position),
                    new CustomerId("anna"),
                    channel,
                    NOON.plusSeconds(60 * position));
            return new RecordedEvent(this, started);
        }

        @Override
        public String type() {
            return "conversation.ConversationStarted";
        }

        @Override
        public @Nullable String metadata(String name) {
            return Map.of("customerId", "anna", "conversationId", "c-" + position)
                    .get(name);
        }
    }

    @BeforeAll
    static void fold() {
        mongo = EmbeddedMongo.open(directory);
        client = MongoClients.create(mongo.connectionString());
        var versions = new ProjectionVersions(client.getDatabase("sagadesk"));
        serve(versions, ServiceProjection.PROJECTION);
        serve(versions, TrailProjection.PROJECTION);
        readSide = new ReadSide(versions, projection -> EVENTS - 1L);
    }

    private static void serve(ProjectionVersions versions, Projection projection) {
        var version = versions.create(projection, Phase.LIVE).number();
        versions.serve(projection, version);
        var fold = new ProjectionFold(projection, versions.documents(version));
        fold.fold(LongStream.range(0, EVENTS)
                .mapToObj(position -> new Minute(position).event())
                .toList());
        fold.write(0);
    }

    @AfterAll
    static void close() {
        client.close();
        mongo.close();
    }

    private static HowIsServiceDoing hours(@Nullable Channel channel) {
        var to = NOON.plus(Duration.ofHours(3));
        return new HowIsServiceDoing(
                NOON.plus(Duration.ofHours(1)),
                to,
                ZoneOffset.UTC,
                ReportInterval.HOUR,
                List.of(ReportDimension.CHANNEL),
                channel,
                null,
                null,
                to);
    }

    @Test
    void figures_are_read_for_the_time_asked_about() {
        var report = new ServiceAnswers(readSide).answer(hours(null));
        assertThat(report.slices())
                .hasSize(4)
                .allSatisfy(slice -> assertThat(slice.figures().started()).isEqualTo(30));
        assertThat(report.slices().get(0).from()).isEqualTo("2026-03-02T13:00:00Z");
        assertThat(report.provisionalFrom()).isEqualTo("2026-02-23T15:00:00Z");
        assertThat(report.asOf()).isEqualTo(new AsOf("service", 1, 599));
    }

    @Test
    void figures_are_read_for_one_channel_alone() {
        var report = new ServiceAnswers(readSide).answer(hours(Channel.SMS));
        assertThat(report.slices())
                .hasSize(2)
                .allSatisfy(slice -> assertThat(slice.of()).isEqualTo(Map.of(ReportDimension.CHANNEL, "SMS")));
    }

    @Test
    void a_trail_is_read_page_by_page_from_either_end() {
        var trails = new TrailAnswers(readSide);
        var page = trails.answer(new WhatHappenedTo("customer/anna", 254, 3));
        assertThat(page.positions()).containsExactly(255L, 256L, 257L);
        assertThat(page.total()).isEqualTo(EVENTS);
        assertThat(page.asOf()).isEqualTo(new AsOf("trail", 1, 599));
        assertThat(trails.answer(new WhatHappenedLatelyTo("customer/anna", 257, 3))
                        .positions())
                .containsExactly(256L, 255L, 254L);
        assertThat(trails.answer(new WhatHappenedTo("customer/ben", -1, 3)).positions())
                .isEmpty();
    }
}
