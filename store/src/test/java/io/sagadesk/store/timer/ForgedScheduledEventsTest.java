package io.sagadesk.store.timer;

import static com.mongodb.client.model.Filters.eq;
import static io.sagadesk.store.timer.TimedLog.lapsed;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.sqlite.SqliteCustomerKeys;
import io.sagadesk.store.keys.storage.UpgradeNotes.Step;
import io.sagadesk.store.mongo.MongoDatabases;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.scheduling.java.SimpleScheduleToken;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that whoever can write to MongoDB, but has no master key, gets nothing published. */
@Timeout(60)
class ForgedScheduledEventsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String FORGETTING = """
            {"customerId":"anna","reason":"asked","at":"2026-03-01T12:00:00Z"}""";

    @TempDir
    Path files;

    private final MovableClock clock = new MovableClock(NOON);
    private MongoDatabases mongo;
    private MongoCollection<Document> timers;
    private TimedLog log;
    private TimerPoller poller;

    @BeforeEach
    void open() {
        mongo = MongoDatabases.open(null, files.resolve("documents"));
        timers = mongo.database().getCollection("timers");
        log = TimedLog.in(files);
        poller = log.timers(mongo.database(), "node-1", clock);
    }

    @AfterEach
    void close() {
        log.close();
        mongo.close();
    }

    @Test
    void an_event_without_a_seal_is_never_published_and_reported() {
        timers.insertOne(forged("0".repeat(32), "customer.CustomerForgotten", FORGETTING));
        schedule(1);
        assertThat(poller.fireDue()).isEqualTo(1);
        assertThat(log.events()).hasSize(1).noneMatch(event -> event.payload().contains("anna"));
        assertThat(poller.refused()).isEqualTo(1);
        assertThat(timers.countDocuments()).isEqualTo(1);
    }

    @Test
    void a_seal_of_another_event_or_of_another_master_key_is_none() {
        schedule(1);
        var seal = timers.find().first().getString("seal");
        timers.insertOne(
                forged("1".repeat(32), "customer.CustomerForgotten", FORGETTING).append("seal", seal));
        timers.insertOne(
                forged("2".repeat(32), "timer.CouponLapsed", lapsedJson("v-2")).append("seal", 7));
        var others = files.resolve("others");
        try (var otherKeys = SqliteCustomerKeys.open(others, new MasterKeySource(others, null))) {
            new ScheduledEvents(mongo.database(), "another", new ScheduledEventSeal(otherKeys))
                    .store(new ScheduledEvent("3", NOON, "timer.CouponLapsed", "1", lapsedJson("v-3"), "{}", null));
        }
        assertThat(poller.fireDue()).isEqualTo(1);
        assertThat(poller.refused()).isEqualTo(3);
        assertThat(log.events()).hasSize(1);
    }

    /** Each part of a sealed event is changed in turn. */
    @ParameterizedTest
    @CsvSource({
        "type, customer.CustomerForgotten",
        "payload, {}",
        "metadata, '{\"actor\":\"agent/sue\"}'",
        "revision, 2",
        "seal, AAAAAAAAAAAAAAAAAAAAAA"
    })
    void a_changed_event_is_refused(String field, String value) {
        schedule(1);
        timers.updateOne(new Document(), Updates.set(field, value));
        assertThat(poller.fireDue()).isZero();
        assertThat(poller.refused()).isEqualTo(1);
        assertThat(log.events()).isEmpty();
    }

    @Test
    void an_event_under_another_id_or_at_another_time_is_refused() {
        schedule(1);
        var sealed = timers.find().first();
        timers.insertOne(new Document(sealed).append("_id", "4".repeat(32)));
        assertThat(poller.fireDue()).isEqualTo(1);
        assertThat(poller.refused()).isEqualTo(1);
        schedule(2, NOON.plusSeconds(60));
        timers.updateOne(eq("due", NOON.plusSeconds(60)), Updates.set("due", NOON));
        assertThat(poller.fireDue()).isZero();
        assertThat(poller.refused()).isEqualTo(2);
    }

    /** As if the seal could be forged: the type and the actor are checked all the same. */
    @Test
    void even_with_a_seal_only_a_timer_event_is_published_and_only_a_timer_is_its_actor() {
        var sealing = new ScheduledEvents(mongo.database(), "another", log.seal);
        sealing.store(asScheduled("5".repeat(32), "customer.CustomerForgotten", FORGETTING));
        sealing.store(asScheduled("6".repeat(32), "timer.CouponLapsed", lapsedJson("v-6")));
        assertThat(poller.fireDue()).isEqualTo(1);
        assertThat(poller.refused()).isEqualTo(1);
        assertThat(log.events())
                .singleElement()
                .satisfies(event -> assertThat(event.metadata())
                        .contains("\"actor\":\"timer/" + "6".repeat(32) + "\"")
                        .doesNotContain("sue"));
    }

    @Test
    void documents_of_any_shape_do_not_stand_in_the_way() {
        timers.insertOne(new Document("_id", 1).append("due", NOON).append("claimedUntil", Instant.EPOCH));
        timers.insertOne(new Document("_id", "a\nline").append("due", NOON).append("claimedUntil", Instant.EPOCH));
        timers.insertOne(forged("7", "timer.CouponLapsed", "{}")
                .append("payload", List.of())
                .append("type", 1));
        timers.insertOne(forged("8", "timer.CouponLapsed", "{}").append("due", List.of(NOON)));
        schedule(1);
        assertThat(poller.fireDue()).isEqualTo(1);
        assertThat(poller.fireDue()).isZero();
    }

    @Test
    void what_an_older_version_has_stored_is_sealed_once_and_published() throws SQLException {
        IntStream.range(0, 1_500).forEach(this::schedule);
        timers.updateMany(new Document(), Updates.unset("seal"));
        assertThat(log.keys.isDone(Step.SEAL_SCHEDULED_EVENTS))
                .as("of a new installation")
                .isTrue();
        ofAnOlderVersion();

        scheduledEvents().sealOldOnce(log.keys);
        timers.insertOne(forged("9".repeat(32), "timer.CouponLapsed", lapsedJson("v-forged")));
        scheduledEvents().sealOldOnce(log.keys);
        reopen();
        scheduledEvents().sealOldOnce(log.keys);

        assertThat(log.timers(mongo.database(), "node-1", clock).fireDue()).isEqualTo(1_500);
        assertThat(log.events()).noneMatch(event -> event.payload().contains("v-forged"));
        assertThat(timers.countDocuments()).isEqualTo(1);
    }

    /** Takes the table away that the older version did not have. */
    private void ofAnOlderVersion() throws SQLException {
        log.close();
        try (var keys = DriverManager.getConnection("jdbc:sqlite:" + files.resolve("keys.db"));
                var statement = keys.createStatement()) {
            statement.execute("DROP TABLE upgrade_step");
        }
        reopen();
    }

    private void reopen() {
        log.close();
        log = TimedLog.in(files);
        poller = log.timers(mongo.database(), "node-1", clock);
    }

    private ScheduledEvents scheduledEvents() {
        return new ScheduledEvents(mongo.database(), "node-1", log.seal);
    }

    private String schedule(int number) {
        return schedule(number, NOON);
    }

    private String schedule(int number, Instant due) {
        var token = log.scheduler(mongo.database(), Clock.systemUTC()).schedule(due, lapsed(number, due));
        return ((SimpleScheduleToken) token).getTokenId();
    }

    private static ScheduledEvent asScheduled(String id, String type, String payload) {
        return new ScheduledEvent(id, NOON, type, "1", payload, "{\"actor\":\"agent/sue\"}", null);
    }

    private static Document forged(String id, String type, String payload) {
        var document = asScheduled(id, type, payload).toDocument();
        document.remove("seal");
        return document.append("claimedBy", "").append("claimedUntil", Instant.EPOCH);
    }

    private static String lapsedJson(String coupon) {
        return "{\"couponId\":\"" + coupon + "\",\"customerId\":\"c-1\",\"at\":\"2026-03-01T12:00:00Z\"}";
    }
}
