package io.sagadesk.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepeatedFailureFilterTest {

    private final AtomicLong nanos = new AtomicLong();
    private final LoggerContext context = new LoggerContext();
    private final Logger logger = context.getLogger("a");
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();

    @BeforeEach
    void attach() {
        written.start();
        context.getLogger("a").addAppender(written);
        context.getLogger("b").addAppender(written);
        context.addTurboFilter(new RepeatedFailureFilter(nanos::get));
    }

    @Test
    void a_failure_is_written_once_and_then_at_most_once_a_minute_with_a_count() {
        for (var second = 0; second < 180; second++) {
            for (var n = 0; n < 100; n++) logger.error("Cannot write", new IOException("No space left"));
            pass(Duration.ofSeconds(1));
        }
        assertThat(lines()).hasSize(3);
        assertThat(lines().get(0)).isEqualTo("Cannot write");
        assertThat(lines().get(1)).matches("Cannot write \\(repeated \\d+ times since\\)");
        assertThat(written.list.get(0).getThrowableProxy()).isNotNull();
        assertThat(written.list.get(1).getThrowableProxy()).isNull();
    }

    @Test
    void the_count_is_written_after_the_failures_have_ended() {
        logger.setLevel(Level.INFO);
        for (var n = 0; n < 10; n++) logger.warn("Cannot write {}", "here");
        pass(Duration.ofMinutes(2));
        logger.debug("anything");
        assertThat(lines()).containsExactly("Cannot write here", "Cannot write here (repeated 9 times since)");
    }

    @Test
    void after_a_minute_without_it_a_failure_is_written_in_full_again() {
        logger.error("Cannot write", new IOException("No space left"));
        pass(Duration.ofMinutes(3));
        logger.error("Cannot write", new IOException("No space left"));
        assertThat(written.list)
                .extracting(ILoggingEvent::getThrowableProxy)
                .hasSize(2)
                .doesNotContainNull();
    }

    @Test
    void the_same_failure_of_many_parts_is_one() {
        for (var n = 0; n < 20; n++) {
            logger.warn("Error in processor {}", "p-" + n, new IllegalStateException(new IOException("No space left")));
        }
        assertThat(lines()).containsExactly("Error in processor p-0");
    }

    @Test
    void different_messages_are_never_held_back() {
        for (var n = 0; n < 5; n++) {
            logger.warn("The event {} is a dead letter", n);
            logger.error("Cannot write", new IOException("disk " + n));
            context.getLogger("b").error("Cannot write", new IOException("disk " + n));
            logger.info("Caught up");
        }
        assertThat(lines()).hasSize(20);
    }

    @Test
    void what_is_not_logged_is_not_counted() {
        logger.setLevel(Level.ERROR);
        for (var n = 0; n < 5; n++) logger.warn("Cannot write");
        pass(Duration.ofMinutes(2));
        logger.error("Something else");
        assertThat(lines()).containsExactly("Something else");
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private List<String> lines() {
        return written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
