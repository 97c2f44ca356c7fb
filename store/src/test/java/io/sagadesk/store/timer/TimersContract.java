package io.sagadesk.store.timer;

import static io.sagadesk.store.timer.TimedLog.lapsed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.sagadesk.api.Money;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.ConversationEvent.MessagePosted;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.api.id.VisitId;
import io.sagadesk.api.timer.TimerEvent.AssessmentDue;
import io.sagadesk.api.visit.VisitEvent.CartAbandoned;
import io.sagadesk.store.engine.database.StoredEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.scheduling.ScheduleToken;
import org.axonframework.eventhandling.scheduling.java.SimpleScheduleToken;
import org.axonframework.eventhandling.scheduling.quartz.QuartzScheduleToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Contract of scheduled events: each is published once and in time. Runs on an embedded and an external MongoDB. */
@Timeout(60)
abstract class TimersContract {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    @TempDir
    Path files;

    private final MovableClock clock = new MovableClock(NOON);
    private TimedLog log;
    private MongoDatabase database;
    private MongoEventScheduler scheduler;

    abstract MongoDatabase database(String name);

    @BeforeEach
    void use_a_log_and_a_database_of_its_own() {
        log = TimedLog.in(files);
        database = database("sagadesk-timers-" + Long.toHexString(System.nanoTime()));
        scheduler = log.scheduler(database, clock);
    }

    @AfterEach
    void leave_nothing_behind() {
        database.drop();
        log.close();
    }

    @Test
    void a_promise_is_kept_within_half_a_second() {
        var start = Instant.now();
        var due = IntStream.range(0, 10)
                .mapToObj(i -> start.plusMillis(300 + 137 * i))
                .toList();
        IntStream.range(0, 10).forEach(i -> scheduler.schedule(due.get(i), lapsed(i, due.get(i))));
        try (var timers = log.timers(database, "node-1", Clock.systemUTC())) {
            timers.start();
            await().until(() -> log.eventIds().size() == due.size());
        }
        var events = log.events();
        for (int i = 0; i < due.size(); i++) {
            assertThat(Duration.between(due.get(i), events.get(i).recordedAt()))
                    .isBetween(Duration.ZERO, Duration.ofMillis(500));
        }
    }

    @Test
    void nothing_happens_before_it_is_due() {
        scheduler.schedule(LATER.minusNanos(1), lapsed(1, LATER));
        scheduler.schedule(Duration.ofSeconds(60), lapsed(2, LATER));
        var timerPoller = log.timers(database, "node-1", clock);
        clock.moveTo(LATER.minusMillis(1));
        assertThat(timerPoller.fireDue()).isZero();
        clock.moveTo(LATER);
        assertThat(timerPoller.fireDue()).isEqualTo(2);
    }

    @Test
    void what_became_due_while_nothing_ran_happens_in_the_order_in_which_it_was_due() {
        var seconds = new ArrayList<Integer>(IntStream.range(0, 1_100).boxed().toList());
        Collections.shuffle(seconds, new Random(1));
        seconds.forEach(i -> scheduler.schedule(NOON.plusSeconds(i), lapsed(i, NOON.plusSeconds(i))));
        clock.moveTo(NOON.plus(Duration.ofDays(3)));
        var timerPoller = log.timers(database, "node-1", clock);
        assertThat(timerPoller.lag()).isEqualTo(Duration.ofDays(3));
        assertThat(timerPoller.fireDue()).isEqualTo(1_100);
        var inOrder = IntStream.range(0, 1_100)
                .mapToObj(i -> "\"at\":\"" + NOON.plusSeconds(i) + "\"")
                .toList();
        assertThat(log.events())
                .extracting(StoredEvent::payload)
                .zipSatisfy(inOrder, (payload, at) -> assertThat(payload).contains(at));
        assertThat(timerPoller.lag()).isZero();
        assertThat(stored()).isZero();
    }

    @Test
    void the_same_promise_is_kept_once_however_often_it_is_made() {
        var first = schedule(1, LATER);
        assertThat(schedule(1, LATER)).isEqualTo(first);
        assertThat(schedule(2, LATER)).isNotEqualTo(first);
        assertThat(schedule(1, LATER.plusNanos(1))).isNotEqualTo(first);
        clock.moveTo(LATER.plusSeconds(1));
        var timerPoller = log.timers(database, "node-1", clock);
        assertThat(timerPoller.fireDue()).isEqualTo(3);
        schedule(2, LATER); // as a repeated reaction does after the event was published
        schedule(3, LATER);
        schedule(1, LATER);
        assertThat(timerPoller.fireDue()).isEqualTo(1);
        assertThat(log.eventIds()).hasSize(4).doesNotHaveDuplicates();
        assertThat(stored()).isZero();
    }

    @Test
    void a_page_of_an_assessment_is_promised_once_wherever_the_one_before_has_ended() {
        var day = LocalDate.parse("2026-02-28");
        var first = scheduler.schedule(LATER, new AssessmentDue(day, 2, new CustomerId("c-7"), LATER));
        assertThat(scheduler.schedule(LATER, new AssessmentDue(day, 2, new CustomerId("c-9"), LATER)))
                .isEqualTo(first);
        assertThat(scheduler.schedule(LATER, new AssessmentDue(day, 3, new CustomerId("c-7"), LATER)))
                .isNotEqualTo(first);
        clock.moveTo(LATER);
        assertThat(log.timers(database, "node-1", clock).fireDue()).isEqualTo(2);
        assertThat(log.events()).extracting(StoredEvent::payload).anyMatch(payload -> payload.contains("c-7\",\"at"));
        assertThat(log.events()).extracting(StoredEvent::payload).noneMatch(payload -> payload.contains("c-9"));
    }

    @Test
    void the_event_says_which_timer_it_was_and_hands_on_what_it_was_promised_with() {
        var metadata =
                Map.of("correlationId", "j-1", "actor", "policy/soothing", "requestId", "r-1", "requestDigest", "d-1");
        var token = scheduler.schedule(LATER, new GenericEventMessage<>(lapsed(1, LATER)).withMetaData(metadata));
        clock.moveTo(LATER.plusSeconds(5));
        log.timers(database, "node-1", clock).fireDue();
        var id = ((SimpleScheduleToken) token).getTokenId();
        var event = log.events().get(0);
        assertThat(event.eventId()).isEqualTo(id);
        assertThat(event.aggregateId()).isEqualTo("timer/" + id);
        assertThat(event.payloadType()).isEqualTo("timer.CouponLapsed");
        assertThat(event.revision()).isEqualTo("1");
        assertThat(event.recordedAt()).isEqualTo(LATER.plusSeconds(5));
        assertThat(event.metadata())
                .contains("\"actor\":\"timer/" + id + "\"", "\"correlationId\":\"j-1\"")
                .doesNotContain("request", "soothing");
    }

    @Test
    void a_promise_that_was_taken_back_is_not_kept() {
        var token = schedule(1, LATER);
        schedule(2, LATER);
        scheduler.cancelSchedule(token);
        clock.moveTo(LATER);
        var timerPoller = log.timers(database, "node-1", clock);
        assertThat(timerPoller.fireDue()).isEqualTo(1);
        scheduler.cancelSchedule(token);
        assertThat(log.events().get(0).payload()).contains("v-2");
        assertThatThrownBy(() -> scheduler.cancelSchedule(new QuartzScheduleToken("job", "group")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_promise_can_be_put_off() {
        var token = schedule(1, LATER);
        scheduler.reschedule(token, LATER.plusSeconds(60), lapsed(1, LATER.plusSeconds(60)));
        var timerPoller = log.timers(database, "node-1", clock);
        clock.moveTo(LATER);
        assertThat(timerPoller.fireDue()).isZero();
        assertThat(timerPoller.nextDue()).contains(LATER.plusSeconds(60));
        clock.moveTo(LATER.plusSeconds(60));
        assertThat(timerPoller.fireDue()).isEqualTo(1);
    }

    @Test
    void a_saga_remembers_its_promise() {
        var waiting = new SagaWithTimer(schedule(1, LATER));
        var stored = log.serializer.serialize(waiting, String.class);
        SagaWithTimer read = log.serializer.deserialize(stored);
        assertThat(read).isEqualTo(waiting);
    }

    @Test
    void personal_data_cannot_be_promised() {
        var posted = new MessagePosted(
                new ConversationId("v-1"), new CustomerId("c-1"), new MessageId("m-1"), Author.CUSTOMER, "hi", NOON);
        assertThatThrownBy(() -> scheduler.schedule(LATER, posted))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("personal data");
    }

    @Test
    void several_instances_share_the_work_and_nothing_happens_twice() {
        IntStream.range(0, 500).forEach(i -> schedule(i, NOON.minusSeconds(i)));
        var fired = atOnce(Stream.of("node-1", "node-2")
                .map(name -> log.timers(database, name, clock))
                .<Callable<Integer>>map(timerPoller -> timerPoller::fireDue)
                .toList());
        assertThat(fired.stream().mapToInt(Integer::intValue).sum()).isEqualTo(500);
        assertThat(log.eventIds()).hasSize(500).doesNotHaveDuplicates();
        assertThat(stored()).isZero();
    }

    @Test
    void no_two_instances_claim_the_same_at_the_same_time() {
        IntStream.range(0, 500).forEach(i -> schedule(i, NOON));
        var claimed = atOnce(Stream.of("node-1", "node-2", "node-3")
                .map(name -> claiming(new ScheduledEvents(database, name, log.seal)))
                .toList());
        assertThat(claimed.stream().flatMap(List::stream).map(ScheduledEvent::id))
                .hasSize(500)
                .doesNotHaveDuplicates();
    }

    @Test
    void what_one_instance_has_claimed_the_others_leave_until_the_lease_has_run_out() {
        IntStream.range(0, 30).forEach(i -> schedule(i, NOON));
        var wall = new MovableClock(NOON);
        var first = new ScheduledEvents(database, "node-1", log.seal, wall);
        var second = new ScheduledEvents(database, "node-2", log.seal, wall);
        var claimed = ids(first.claim(NOON, 20));
        var others = ids(second.claim(NOON, 20));
        assertThat(claimed).hasSize(20).doesNotContainAnyElementsOf(others);
        assertThat(others).hasSize(10);
        wall.moveTo(NOON.plus(ScheduledEvents.LEASE).minusMillis(1));
        assertThat(second.claim(NOON, 30)).isEmpty();
        second.release(claimed); // these are claims of another instance
        assertThat(second.claim(NOON, 30)).isEmpty();
        wall.moveTo(NOON.plus(ScheduledEvents.LEASE));
        assertThat(log.timers(second, clock).fireDue()).isEqualTo(30);
    }

    @Test
    void an_instance_that_starts_again_takes_up_at_once_what_it_had_claimed() {
        schedule(1, NOON);
        assertThat(new ScheduledEvents(database, "node-1", log.seal).claim(NOON, 1))
                .hasSize(1);
        assertThat(log.timers(database, "node-2", clock).fireDue()).isZero();
        assertThat(log.timers(database, "node-1", clock).fireDue()).isEqualTo(1);
    }

    @Test
    void a_log_that_takes_nothing_is_seen_and_the_promise_is_kept_later() {
        schedule(1, NOON);
        clock.moveTo(LATER);
        try (var timers = log.timers(database, "node-1", clock)) {
            log.close();
            timers.start();
            await().until(() -> timers.failure().isPresent());
            assertThat(timers.lag()).isEqualTo(Duration.ofSeconds(60));
        }
        log = TimedLog.in(files);
        try (var timers = log.timers(database, "node-2", clock)) {
            timers.start();
            await().until(() -> log.eventIds().size() == 1);
            assertThat(timers.failure()).isEmpty();
        }
    }

    @Test
    void a_promise_that_cannot_be_read_does_not_stand_in_the_way() {
        store("timer.CartSold", "1", "{}", NOON.minusSeconds(1));
        schedule(1, NOON);
        var timerPoller = log.timers(database, "node-1", clock);
        assertThat(timerPoller.fireDue()).isEqualTo(1);
        assertThat(timerPoller.nextDue()).isEmpty();
        assertThat(timerPoller.lag()).isEqualTo(Duration.ofSeconds(1));
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void a_promise_that_the_log_does_not_take_does_not_hold_up_the_others() {
        var takesAll = new AtomicBoolean();
        refuse("v-3", takesAll);
        IntStream.range(0, 10).forEach(i -> schedule(i, NOON.minusSeconds(10 - i)));
        var wall = new MovableClock(NOON);
        var timerPoller = log.timers(new ScheduledEvents(database, "node-1", log.seal, wall), clock);
        assertThat(timerPoller.fireDue()).isEqualTo(9);
        assertThat(timerPoller.refused()).isEqualTo(1);
        assertThat(timerPoller.fireDue()).as("put off").isZero();
        assertThat(log.events()).hasSize(9);
        wall.moveTo(NOON.plusSeconds(1));
        assertThat(timerPoller.fireDue()).isZero();
        wall.moveTo(NOON.plusSeconds(2));
        takesAll.set(true);
        assertThat(timerPoller.fireDue()).as("put off for twice as long").isZero();
        wall.moveTo(NOON.plusSeconds(3));
        assertThat(timerPoller.fireDue()).isEqualTo(1);
        assertThat(timerPoller.refused()).isZero();
        assertThat(log.eventIds()).hasSize(10).doesNotHaveDuplicates();
        assertThat(stored()).isZero();
    }

    @Test
    void however_many_the_log_does_not_take_the_others_get_their_turn() {
        refuse("v-1", new AtomicBoolean());
        IntStream.range(100, 120).forEach(i -> schedule(i, NOON.minusSeconds(200 - i)));
        IntStream.range(200, 203).forEach(i -> schedule(i, NOON));
        var timerPoller = log.timers(new ScheduledEvents(database, "node-1", log.seal, new MovableClock(NOON)), clock);
        assertThatThrownBy(timerPoller::fireDue).hasMessageContaining("not this one");
        assertThatThrownBy(timerPoller::fireDue).hasMessageContaining("not this one");
        assertThat(timerPoller.fireDue()).isEqualTo(3);
        assertThat(timerPoller.refused()).isEqualTo(20);
        assertThat(stored()).isEqualTo(20);
    }

    @Test
    void what_the_log_did_not_take_for_long_is_tried_every_half_minute() {
        var takesAll = new AtomicBoolean();
        refuse("v-3", takesAll);
        schedule(3, NOON);
        var wall = new MovableClock(NOON);
        var timerPoller = log.timers(new ScheduledEvents(database, "node-1", log.seal, wall), clock);
        for (int i = 1; i <= 10; i++) {
            assertThat(timerPoller.fireDue()).isZero();
            wall.moveTo(NOON.plusSeconds(32L * i));
        }
        takesAll.set(true);
        assertThat(timerPoller.fireDue()).isEqualTo(1);
    }

    @Test
    void a_promise_of_an_older_version_is_kept_in_todays_form() {
        store("timer.CouponLapsed", "0", """
                {"voucher":"v-1","customerId":"c-1","at":"2026-03-01T12:00:00Z"}""", NOON);
        assertThat(log.timers(database, "node-1", clock).fireDue()).isEqualTo(1);
        assertThat(log.events().get(0).revision()).isEqualTo("1");
        assertThat(log.events().get(0).payload()).contains("\"couponId\":\"v-1\"");
    }

    @Test
    void only_timer_events_can_be_promised() {
        var abandoned = new CartAbandoned(new VisitId("v-1"), null, Money.of("9.90", "EUR"), 1, LATER);
        assertThatThrownBy(() -> scheduler.schedule(LATER, abandoned))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("timer events");
    }

    /** Stores a scheduled event as a saga of another version does. */
    private void store(String type, String revision, String payload, Instant due) {
        new ScheduledEvents(database, "another", log.seal)
                .store(new ScheduledEvent("x-1", due, type, revision, payload, "{}", null));
    }

    private void refuse(String visit, AtomicBoolean takesAll) {
        log.store.registerDispatchInterceptor(messages -> (index, event) -> {
            if (!takesAll.get() && event.getPayload().toString().contains(visit)) {
                throw new IllegalStateException("not this one");
            }
            return event;
        });
    }

    private ScheduleToken schedule(int number, Instant due) {
        return scheduler.schedule(due, lapsed(number, due));
    }

    private long stored() {
        return database.getCollection("timers").countDocuments();
    }

    private static Set<String> ids(List<ScheduledEvent> events) {
        return new HashSet<>(events.stream().map(ScheduledEvent::id).toList());
    }

    /** Claims events batch by batch until none are left. */
    private static Callable<List<ScheduledEvent>> claiming(ScheduledEvents scheduledEvents) {
        return () -> {
            var all = new ArrayList<ScheduledEvent>();
            for (var some = scheduledEvents.claim(NOON, 7); !some.isEmpty(); some = scheduledEvents.claim(NOON, 7)) {
                all.addAll(some);
            }
            return all;
        };
    }

    private static <T> List<T> atOnce(List<Callable<T>> instances) {
        var threads = Executors.newFixedThreadPool(instances.size());
        var start = new CyclicBarrier(instances.size());
        try {
            var running = instances.stream()
                    .map(work -> CompletableFuture.supplyAsync(() -> after(start, work), threads))
                    .toList();
            return running.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }

    private static <T> T after(CyclicBarrier start, Callable<T> work) {
        try {
            start.await();
            return work.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
