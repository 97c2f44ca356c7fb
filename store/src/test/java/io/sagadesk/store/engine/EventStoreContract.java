package io.sagadesk.store.engine;

import static io.sagadesk.store.engine.Noted.event;
import static io.sagadesk.store.engine.Noted.events;
import static io.sagadesk.store.engine.Noted.outsideAnAggregate;
import static io.sagadesk.store.engine.Noted.someAggregate;
import static io.sagadesk.store.engine.Noted.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Contract of all event stores on which the engine runs. The store may hold events of earlier runs, so each test checks
 * only the events that it appended.
 */
@Timeout(60)
public abstract class EventStoreContract {

    private static final int WAKINGS = 20;
    // for all wake-ups together: polling twice a second would take longer
    private static final Duration SOON = Duration.ofSeconds(5);

    private final String aggregate = someAggregate();

    /** Returns the store under test, the same one during a test. */
    protected abstract EventStore store();

    @Test
    void an_aggregate_reads_back_what_was_appended_in_order() {
        store().publish(events(aggregate, 20));
        assertThat(read(aggregate)).extracting(Noted::text).isEqualTo(texts(0, 20));
        assertThat(read(aggregate)).allSatisfy(event -> {
            assertThat(event.getType()).isEqualTo("Note");
            assertThat(event.getAggregateIdentifier()).isEqualTo(aggregate);
            assertThat(event.getMetaData()).containsEntry("actor", "agent/a-1");
        });
    }

    @Test
    void an_aggregate_can_be_read_from_the_middle() {
        store().publish(events(aggregate, 20));
        assertThat(store().readEvents(aggregate, 15).asStream().map(DomainEventMessage::getSequenceNumber))
                .containsExactly(15L, 16L, 17L, 18L, 19L);
    }

    @Test
    void an_event_keeps_its_id_and_time() {
        var event = event(aggregate, 0);
        store().publish(event);
        var stored = read(aggregate).get(0);
        assertThat(stored.getIdentifier()).isEqualTo(event.getIdentifier());
        assertThat(stored.getTimestamp().truncatedTo(ChronoUnit.MILLIS))
                .isEqualTo(event.getTimestamp().truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void a_sequence_number_is_given_once() {
        store().publish(event(aggregate, 0), event(aggregate, 1, "first"));
        assertThatThrownBy(() -> store().publish(event(aggregate, 1, "second"))).isInstanceOf(Exception.class);
        assertThatThrownBy(() -> store().publish(event(aggregate, 0, "second"))).isInstanceOf(Exception.class);
        assertThat(read(aggregate)).extracting(Noted::text).containsExactly("event 0", "first");
    }

    @Test
    void an_append_with_one_conflict_stores_nothing() {
        var other = someAggregate();
        store().publish(event(aggregate, 0));
        assertThatThrownBy(() -> store().publish(event(other, 0), event(aggregate, 0)))
                .isInstanceOf(Exception.class);
        assertThat(read(other)).isEmpty();
    }

    @Test
    void the_last_sequence_number_of_an_aggregate_is_known() {
        assertThat(store().lastSequenceNumberFor(aggregate)).isEmpty();
        store().publish(events(aggregate, 3));
        assertThat(store().lastSequenceNumberFor(aggregate)).hasValue(2L);
    }

    @Test
    void a_unit_of_work_stores_all_that_it_appended_when_it_commits() {
        var unitOfWork = DefaultUnitOfWork.startAndGet(null);
        store().publish(event(aggregate, 0));
        store().publish(event(aggregate, 1));
        assertThat(readElsewhere(aggregate)).isEmpty();
        unitOfWork.commit();
        assertThat(readElsewhere(aggregate)).hasSize(2);
    }

    @Test
    void a_unit_of_work_that_rolls_back_leaves_no_trace() {
        var unitOfWork = DefaultUnitOfWork.startAndGet(null);
        store().publish(event(aggregate, 0));
        unitOfWork.rollback();
        assertThat(read(aggregate)).isEmpty();
        store().publish(event(aggregate, 0));
        assertThat(read(aggregate)).hasSize(1);
    }

    @Test
    void nested_units_of_work_store_with_the_outermost() {
        var outer = DefaultUnitOfWork.startAndGet(null);
        var inner = DefaultUnitOfWork.startAndGet(null);
        store().publish(event(aggregate, 0));
        inner.commit();
        assertThat(readElsewhere(aggregate)).isEmpty();
        outer.commit();
        assertThat(read(aggregate)).hasSize(1);
    }

    @Test
    void a_unit_of_work_with_a_conflict_fails_and_stores_nothing() {
        var other = someAggregate();
        store().publish(event(aggregate, 0));
        var unitOfWork = DefaultUnitOfWork.startAndGet(null);
        store().publish(event(other, 0));
        store().publish(event(aggregate, 0));
        assertThatThrownBy(unitOfWork::commit).isInstanceOf(Exception.class);
        assertThat(read(other)).isEmpty();
        assertThat(unitOfWork.isRolledBack()).isTrue();
    }

    @Test
    void many_callers_append_at_the_same_time() throws Exception {
        var start = store().createHeadToken();
        var callers = IntStream.range(0, 16)
                .mapToObj(caller -> inItsOwnThread(() -> {
                    var own = someAggregate();
                    LongStream.range(0, 25).forEach(sequence -> store().publish(event(own, sequence)));
                }))
                .toList();
        callers.forEach(CompletableFuture::join);
        var events = track(start, 16 * 25);
        assertThat(positions(events)).isEqualTo(consecutive(positions(events).get(0), 16 * 25));
        assertThat(events.stream().map(EventMessage::getIdentifier)).doesNotHaveDuplicates();
    }

    @Test
    void of_many_who_append_the_same_sequence_number_one_succeeds() {
        store().publish(event(aggregate, 0));
        var callers = IntStream.range(0, 16)
                .mapToObj(caller -> inItsOwnThread(() -> store().publish(event(aggregate, 1, "caller " + caller))))
                .toList();
        callers.forEach(caller -> caller.exceptionally(refused -> null).join());
        assertThat(callers)
                .filteredOn(caller -> !caller.isCompletedExceptionally())
                .hasSize(1);
        assertThat(read(aggregate)).hasSize(2);
    }

    @Test
    void a_stream_continues_after_the_token_it_is_given() throws Exception {
        var start = store().createHeadToken();
        store().publish(events(aggregate, 10));
        var all = track(start, 10);
        var rest = track(all.get(3).trackingToken(), 6);
        assertThat(positions(rest)).isEqualTo(consecutive(positions(all).get(4), 6));
        assertThat(rest).extracting(Noted::text).isEqualTo(texts(4, 6));
    }

    @Test
    void a_stream_from_the_tail_begins_with_the_first_event() throws Exception {
        store().publish(event(aggregate, 0));
        assertThat(positions(track(store().createTailToken(), 1))).containsExactly(0L);
        assertThat(positions(track(null, 1))).containsExactly(0L);
    }

    @Test
    void a_stream_from_the_head_sees_only_what_comes_later() throws Exception {
        store().publish(event(aggregate, 0));
        var head = store().createHeadToken();
        store().publish(event(aggregate, 1));
        assertThat(track(head, 1)).extracting(Noted::text).containsExactly("event 1");
    }

    @Test
    void a_stream_from_a_time_begins_with_the_first_event_of_that_time() throws Exception {
        var time = Instant.parse("2100-01-01T00:00:00Z");
        store().publish(at(time.minusMillis(1), 0), at(time, 1), at(time.plusMillis(1), 2));
        var events = track(store().createTokenAt(time), 1);
        assertThat(events.get(0).getTimestamp()).isAfterOrEqualTo(time);
    }

    @Test
    void an_event_outside_an_aggregate_is_streamed_as_such() throws Exception {
        var head = store().createHeadToken();
        var event = outsideAnAggregate("a timer rang");
        store().publish(event);
        var streamed = track(head, 1).get(0);
        assertThat(streamed).isNotInstanceOf(DomainEventMessage.class);
        assertThat(streamed.getIdentifier()).isEqualTo(event.getIdentifier());
        assertThat(text(streamed)).isEqualTo("a timer rang");
    }

    @Test
    void who_waits_for_events_is_woken_by_an_append() throws Exception {
        store().publish(event(aggregate, 0));
        try (var stream = store().openStream(store().createHeadToken())) {
            assertThat(stream.hasNextAvailable(10, TimeUnit.MILLISECONDS)).isFalse();
            assertTimeout(SOON, () -> eachIsSeenBeforeTheNext(() -> text(stream.nextAvailable())));
        }
    }

    @Test
    void a_pooled_processor_is_woken_by_an_append() {
        store().publish(event(aggregate, 0));
        var seen = new LinkedBlockingQueue<String>();
        var threads = Executors.newScheduledThreadPool(2);
        var processor = PooledStreamingEventProcessor.builder()
                .name("contract")
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(new Listener(seen))
                        .build())
                .messageSource(store())
                .initialToken(StreamableMessageSource::createHeadToken)
                .initialSegmentCount(1)
                .tokenStore(new InMemoryTokenStore())
                .transactionManager(NoTransactionManager.INSTANCE)
                .coordinatorExecutor(threads)
                .workerExecutor(threads)
                .build();
        processor.start();
        await().until(() -> processor.processingStatus().values().stream().anyMatch(EventTrackerStatus::isCaughtUp));
        assertTimeout(SOON, () -> eachIsSeenBeforeTheNext(seen::take));
        processor.shutDown();
        threads.shutdown();
    }

    @Test
    void an_aggregate_is_read_from_its_snapshot_on() {
        store().publish(events(aggregate, 5));
        store().storeSnapshot(event(aggregate, 3, "snapshot"));
        await().untilAsserted(() ->
                assertThat(read(aggregate)).extracting(Noted::text).containsExactly("snapshot", "event 4"));
    }

    private DomainEventMessage<?> at(Instant time, long sequence) {
        var event = event(aggregate, sequence);
        return new GenericDomainEventMessage<>(
                event.getType(),
                aggregate,
                sequence,
                event.getPayload(),
                event.getMetaData(),
                event.getIdentifier(),
                time);
    }

    private List<? extends DomainEventMessage<?>> read(String id) {
        return store().readEvents(id).asStream().toList();
    }

    /** Reads on another thread, which does not see the uncommitted events of the unit of work. */
    private List<? extends DomainEventMessage<?>> readElsewhere(String id) {
        return CompletableFuture.supplyAsync(() -> read(id)).join();
    }

    private List<TrackedEventMessage<?>> track(@Nullable TrackingToken token, int count) throws Exception {
        var events = new ArrayList<TrackedEventMessage<?>>();
        try (var stream = store().openStream(token)) {
            while (events.size() < count) events.add(stream.nextAvailable());
        }
        return events;
    }

    /** Event handler of a processor. */
    record Listener(Queue<String> seen) {

        @EventHandler
        void react(Noted noted) {
            seen.add(noted.text());
        }
    }

    private void eachIsSeenBeforeTheNext(Callable<String> next) throws Exception {
        for (int sequence = 1; sequence <= WAKINGS; sequence++) {
            int appended = sequence;
            var appending = inItsOwnThread(() -> store().publish(event(aggregate, appended)));
            assertThat(next.call()).isEqualTo("event " + sequence);
            appending.join();
        }
    }

    private static CompletableFuture<@Nullable Void> inItsOwnThread(Runnable task) {
        return CompletableFuture.runAsync(task, work -> new Thread(work).start());
    }

    private static List<Long> positions(List<? extends TrackedEventMessage<?>> events) {
        return events.stream()
                .map(event -> event.trackingToken().position().orElseThrow())
                .toList();
    }

    private static List<Long> consecutive(long first, int count) {
        return LongStream.range(first, first + count).boxed().toList();
    }

    private static List<String> texts(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(i -> "event " + i).toList();
    }
}
