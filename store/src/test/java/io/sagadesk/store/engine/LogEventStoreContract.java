package io.sagadesk.store.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of event stores, and what only our own storage engine has. */
public abstract class LogEventStoreContract extends EventStoreContract {

    private LogStorageEngine engine;
    private LogEventStore store;

    /** Opens an engine over an empty log. */
    protected abstract LogStorageEngine engine();

    @BeforeEach
    void open() {
        engine = engine();
        store = LogEventStore.builder(engine).build();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Override
    protected EventStore store() {
        return store;
    }

    @Test
    void those_who_follow_a_view_side_by_side_see_all_that_is_and_all_that_comes() throws InterruptedException {
        var view = store.viewThrough(Noted.serializer(), Duration.ZERO);
        var early = view.openStream(null);
        store.publish(Noted.outsideAnAggregate("a"), Noted.outsideAnAggregate("b"));
        assertThat(texts(early, 2)).containsExactly("a", "b");
        var late = view.openStream(null);
        store.publish(Noted.outsideAnAggregate("c"));
        assertThat(texts(early, 1)).containsExactly("c");
        assertThat(texts(late, 3)).containsExactly("a", "b", "c");
        assertThat(late.hasNextAvailable(0, TimeUnit.SECONDS)).isFalse();
    }

    private static List<String> texts(BlockingStream<TrackedEventMessage<?>> stream, int count)
            throws InterruptedException {
        var texts = new ArrayList<String>();
        while (texts.size() < count && stream.hasNextAvailable(5, TimeUnit.SECONDS)) {
            texts.add(Noted.text(stream.nextAvailable()));
        }
        return texts;
    }
}
