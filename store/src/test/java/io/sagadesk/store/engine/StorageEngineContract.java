package io.sagadesk.store.engine;

import static io.sagadesk.store.engine.Noted.event;
import static io.sagadesk.store.engine.Noted.events;
import static io.sagadesk.store.engine.Noted.outsideAnAggregate;
import static io.sagadesk.store.engine.Noted.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.store.engine.database.LogDatabase;
import io.sagadesk.store.engine.database.StoredEvent;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Guarantees of our storage engine beyond the contract of all event stores, over each database. */
@Timeout(60)
public abstract class StorageEngineContract {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00.123456789Z");

    private LogStorageEngine engine;

    /** Returns a database whose log is empty. */
    protected abstract LogDatabase database();

    @BeforeEach
    void open() {
        engine = Engines.open(database());
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void a_taken_id_and_a_lost_race_are_told_apart() {
        engine.appendEvents(events("note/1", 2));
        assertThatThrownBy(() -> engine.appendEvents(event("note/1", 0)))
                .isInstanceOf(AggregateStreamCreationException.class);
        assertThatThrownBy(() -> engine.appendEvents(event("note/1", 1))).isInstanceOf(ConcurrencyException.class);
    }

    @Test
    void an_event_outside_an_aggregate_is_stored_once() {
        var event = outsideAnAggregate("a timer rang");
        engine.appendEvents(event);
        assertThatThrownBy(() -> engine.appendEvents(event)).isInstanceOf(AggregateStreamCreationException.class);
        assertThat(engine.log().page(0, 10)).singleElement().satisfies(stored -> {
            assertThat(stored.aggregateId()).isEqualTo(event.getIdentifier());
            assertThat(stored.aggregateType()).isNull();
            assertThat(stored.sequence()).isZero();
        });
    }

    @Test
    void the_first_event_of_an_aggregate_is_read_alone() {
        assertThat(engine.firstOf("note/1")).isEmpty();
        engine.appendEvents(events("note/1", 3));
        engine.appendEvents(event("note/2", 0));
        assertThat(engine.firstOf("note/1").orElseThrow().getSequenceNumber()).isZero();
        assertThat(engine.firstOf("note/1").orElseThrow().getAggregateIdentifier())
                .isEqualTo("note/1");
    }

    @Test
    void refused_appends_leave_no_gap() {
        engine.appendEvents(event("note/1", 0));
        assertThatThrownBy(() -> engine.appendEvents(event("note/2", 0), event("note/1", 0)))
                .isInstanceOf(AggregateStreamCreationException.class);
        engine.appendEvents(event("note/3", 0));
        assertThat(engine.log().page(0, 10)).extracting(StoredEvent::position).containsExactly(0L, 1L);
        assertThat(engine.log().page(0, 10))
                .extracting(StoredEvent::aggregateId)
                .containsExactly("note/1", "note/3");
    }

    @Test
    void callers_who_conflict_do_not_fail_their_neighbours() {
        var callers = IntStream.range(0, 200)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> engine.appendEvents(event("note/" + i, 0), event("note/" + i % 100, 1)),
                        task -> new Thread(task).start()))
                .toList();
        callers.forEach(caller -> caller.exceptionally(refused -> null).join());
        long stored = callers.stream()
                .filter(caller -> !caller.isCompletedExceptionally())
                .count();
        assertThat(stored).isEqualTo(100);
        assertThat(engine.log().lastPosition()).isEqualTo(2 * stored - 1);
        engine.log().verify();
    }

    @Test
    void a_unit_of_work_is_told_the_position_of_its_last_event() {
        engine.appendEvents(event("note/1", 0));
        var unitOfWork = DefaultUnitOfWork.startAndGet(null);
        engine.appendEvents(event("note/2", 0));
        engine.appendEvents(event("note/2", 1));
        unitOfWork.commit();
        assertThat(unitOfWork.<AppendReceipt>getResource(AppendReceipt.RESOURCE))
                .isEqualTo(new AppendReceipt(2, 2));
    }

    @Test
    void a_committed_unit_of_work_cannot_append() {
        var unitOfWork = DefaultUnitOfWork.startAndGet(null);
        var refused = new CompletableFuture<Throwable>();
        unitOfWork.afterCommit(u -> {
            try {
                engine.appendEvents(event("note/1", 0));
            } catch (IllegalStateException e) {
                refused.complete(e);
            }
        });
        unitOfWork.commit();
        assertThat(refused).isCompleted();
    }

    @Test
    void an_append_while_others_commit_is_stored_too() {
        var unitOfWork = DefaultUnitOfWork.startAndGet(null);
        // runs last because handlers run in reverse order
        unitOfWork.onCommit(u -> engine.appendEvents(event("note/1", 1)));
        engine.appendEvents(event("note/1", 0));
        unitOfWork.commit();
        assertThat(engine.lastSequenceNumberFor("note/1")).hasValue(1L);
    }

    @Test
    void a_time_is_kept_to_the_nanosecond() {
        engine.appendEvents(at(NOON, "note/1"));
        assertThat(engine.readEvents("note/1").next().getTimestamp()).isEqualTo(NOON);
        assertThat(engine.readEvents((TrackingToken) null, false))
                .singleElement()
                .satisfies(event -> assertThat(event.getTimestamp()).isEqualTo(NOON));
    }

    @Test
    void a_token_at_a_time_stands_just_before_the_first_event_of_that_time_or_later() {
        engine.appendEvents(
                at(NOON.minusNanos(1), "note/0"),
                at(NOON.plusNanos(1), "note/1"),
                at(NOON, "note/2"),
                at(NOON, "note/3"));
        assertThat(engine.createTokenAt(NOON)).isEqualTo(token(0));
        assertThat(engine.createTokenAt(NOON.minusSeconds(1))).isEqualTo(token(-1));
        assertThat(engine.createTokenAt(NOON.plusSeconds(1))).isEqualTo(engine.createHeadToken());
    }

    @Test
    void tokens_of_an_empty_log_stand_before_its_first_event() {
        assertThat(List.of(engine.createTailToken(), engine.createHeadToken(), engine.createTokenAt(NOON)))
                .containsOnly(token(-1));
        engine.appendEvents(event("note/1", 0));
        assertThat(engine.readEvents(token(-1), false)).hasSize(1);
        assertThat(engine.createHeadToken()).isEqualTo(token(0));
    }

    @Test
    void an_older_snapshot_never_replaces_a_newer_one() {
        engine.storeSnapshot(event("note/1", 7, "newer"));
        engine.storeSnapshot(event("note/1", 3, "older"));
        assertThat(engine.readSnapshot("note/1"))
                .hasValueSatisfying(snapshot -> assertThat(text(snapshot)).isEqualTo("newer"));
        engine.storeSnapshot(event("note/1", 8, "newest"));
        assertThat(engine.readSnapshot("note/1"))
                .hasValueSatisfying(snapshot -> assertThat(text(snapshot)).isEqualTo("newest"));
        assertThat(engine.readSnapshot("note/2")).isEmpty();
    }

    @Test
    void an_id_with_a_control_character_is_refused() {
        assertThatThrownBy(() -> engine.appendEvents(event("note/\u001f1", 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("aggregate id");
    }

    @Test
    void long_histories_are_read_page_by_page() {
        IntStream.range(0, 11)
                .forEach(i -> engine.appendEvents(IntStream.range(i * 1000, i * 1000 + 1000)
                        .mapToObj(sequence -> event("note/1", sequence))
                        .toList()));
        assertThat(engine.readEvents("note/1").asStream()).hasSize(11_000);
        assertThat(engine.readEvents((TrackingToken) null, false)).hasSize(11_000);
    }

    private static TrackingToken token(long index) {
        return new GlobalSequenceTrackingToken(index);
    }

    private static GenericDomainEventMessage<Noted> at(Instant time, String aggregate) {
        return new GenericDomainEventMessage<>(
                "Note", aggregate, 0, new Noted("x"), MetaData.emptyInstance(), aggregate + " event", time);
    }
}
