package io.sagadesk.server.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.StaticApplicationContext;

class BackgroundLogStartTest {

    private static final Duration SHORT = Duration.ofMillis(5);

    private final List<String> done = new CopyOnWriteArrayList<>();
    private volatile boolean reachable;
    private final BackgroundLogStart start =
            new BackgroundLogStart(new AxonServerOutage("host:8124"), this::requireReachable, SHORT);

    @AfterEach
    void stop() {
        start.onApplicationEvent(new ContextClosedEvent(new StaticApplicationContext()));
    }

    @Test
    void a_part_runs_at_once_while_the_log_can_be_read() {
        reachable = true;

        start.whenReadable(part("first"));

        assertThat(done).containsExactly("first");
        assertThat(start.isComplete()).isTrue();
    }

    @Test
    void parts_wait_for_the_log_and_keep_their_order() {
        start.whenReadable(part("first"));
        start.whenReadable(part("second"));
        assertThat(done).isEmpty();
        assertThat(start.isComplete()).isFalse();

        reachable = true;

        await().until(start::isComplete);
        assertThat(done).containsExactly("first", "second");
    }

    @Test
    void a_part_runs_again_if_the_log_goes_out_of_reach_meanwhile() {
        reachable = true;

        start.whenReadable(() -> {
            done.add("attempt");
            if (done.size() == 1) throw unreachable();
        });
        start.whenReadable(part("next"));

        await().until(start::isComplete);
        assertThat(done).containsExactly("attempt", "attempt", "next");
    }

    @Test
    void a_part_that_refuses_ends_the_start() {
        reachable = true;

        assertThatThrownBy(() -> start.whenReadable(() -> {
                    throw new IllegalStateException("The log lacks events");
                }))
                .hasMessage("The log lacks events");
    }

    @Test
    void a_part_that_refuses_later_keeps_the_server_from_being_ready() {
        start.whenReadable(() -> {
            done.add("refused");
            throw new IllegalStateException("The log lacks events");
        });
        start.whenReadable(part("next"));

        reachable = true;

        await().until(() -> done.contains("refused"));
        await().during(SHORT.multipliedBy(10)).until(() -> done.size() == 1 && !start.isComplete());
    }

    @Test
    void no_part_runs_after_the_server_has_begun_to_stop() {
        start.whenReadable(part("first"));

        stop();
        reachable = true;
        start.whenReadable(part("second"));

        await().during(SHORT.multipliedBy(10)).until(done::isEmpty);
    }

    private Runnable part(String name) {
        return () -> done.add(name);
    }

    private void requireReachable() {
        if (!reachable) throw unreachable();
    }

    private static RuntimeException unreachable() {
        return Status.UNAVAILABLE.asRuntimeException();
    }
}
