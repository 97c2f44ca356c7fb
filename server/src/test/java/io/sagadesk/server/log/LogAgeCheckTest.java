package io.sagadesk.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.server.log.ForgettingPosition.Settled;
import io.sagadesk.server.log.LogAgeCheck.DerivedPositions;
import io.sagadesk.server.log.LogReplacement.Part;
import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.log.AxonLogReader;
import io.sagadesk.store.log.LogReader;
import io.sagadesk.store.mongo.MongoDatabases;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogAgeCheckTest {

    @TempDir
    Path directory;

    private MongoDatabases mongo;
    private final Derived derived = new Derived();

    @BeforeEach
    void open() {
        mongo = MongoDatabases.open(null, directory);
    }

    @AfterEach
    void close() {
        mongo.close();
    }

    @Test
    void nothing_is_checked_before_anything_was_derived() {
        check(0, false);

        assertThat(isPending(Part.REACTIONS)).isFalse();
    }

    @Test
    void the_same_log_is_not_taken_for_another_one() {
        derived.furthest = 1;
        settle(1, "event-1");

        check(2, false);
        check(2, true);

        assertThat(isPending(Part.REACTIONS)).isFalse();
        assertThat(derived.isForgotten).isFalse();
        assertThat(settled().read()).isEqualTo(new Settled(1, "event-1"));
    }

    @Test
    void a_log_that_is_longer_than_what_was_derived_is_right() {
        derived.furthest = 1;

        check(5, false);

        assertThat(isPending(Part.REACTIONS)).isFalse();
    }

    @Test
    void a_log_that_lacks_events_is_refused_and_they_are_named() {
        derived.furthest = 4;
        settle(1, "event-1");

        assertThatThrownBy(() -> check(2, false))
                .isInstanceOf(StoreUnusableException.class)
                .hasMessageStartingWith(
                        "the log ends at 1, but its read models and automations have seen events up to 4:"
                                + " 2 to 4 are missing")
                .hasMessageContaining("--accept-older-log");
        assertThatThrownBy(() -> check(4, false))
                .hasMessageContaining("the log ends at 3")
                .hasMessageContaining(": 4 is missing");
        assertThatThrownBy(() -> check(0, false))
                .hasMessageContaining("the log is empty")
                .hasMessageContaining("0 to 4 are missing");
        assertThat(isPending(Part.REACTIONS)).isFalse();
        assertThat(derived.isForgotten).isFalse();
    }

    @Test
    void a_log_with_another_event_at_the_position_is_refused() {
        settle(1, "of another log");

        assertThatThrownBy(() -> check(2, false))
                .isInstanceOf(StoreUnusableException.class)
                .hasMessageContaining("another event at position 1");
    }

    @Test
    void an_accepted_log_is_pending_until_each_part_has_reset_its_state() {
        derived.furthest = 4;
        settle(1, "event-1");

        check(2, true);

        assertThat(derived.isForgotten).isTrue();
        assertThat(settled().read()).isEqualTo(Settled.NOTHING);
        assertThat(isPending(Part.TOKENS)).isFalse();
        new LogReplacement(mongo.database()).markReset(Part.READ_MODELS);
        check(2, false);
        assertThat(isPending(Part.READ_MODELS)).isFalse();
        assertThat(isPending(Part.REACTIONS)).isTrue();
    }

    @Test
    void an_acceptance_that_was_interrupted_is_completed_without_being_asked_again() {
        derived.furthest = 4;
        new LogReplacement(mongo.database()).recordReplacement();

        check(2, false);

        assertThat(derived.isForgotten).isTrue();
        assertThat(isPending(Part.TOKENS)).isFalse();
        assertThat(isPending(Part.REACTIONS)).isTrue();
    }

    private void check(int events, boolean isAccepted) {
        new LogAgeCheck(settled(), derived, new LogReplacement(mongo.database())).require(log(events), isAccepted);
    }

    private boolean isPending(Part part) {
        return new LogReplacement(mongo.database()).isPending(part);
    }

    private ForgettingPosition settled() {
        return new ForgettingPosition(mongo.database());
    }

    private void settle(long position, String event) {
        settled().keep(new Settled(position, event));
    }

    private static LogReader log(int events) {
        var engine = new InMemoryEventStorageEngine();
        for (var position = 0; position < events; position++) {
            engine.appendEvents(List.of(new GenericDomainEventMessage<>(
                    "Note", "note/" + position, 0, "text", Map.of(), "event-" + position, Instant.EPOCH)));
        }
        var store = EmbeddedEventStore.builder().storageEngine(engine).build();
        return new AxonLogReader(store, Jackson3Serializer.builder().build());
    }

    private static final class Derived implements DerivedPositions {

        private long furthest = -1;
        private boolean isForgotten;

        @Override
        public long furthest() {
            return furthest;
        }

        @Override
        public void forget() {
            isForgotten = true;
            furthest = -1;
        }
    }
}
