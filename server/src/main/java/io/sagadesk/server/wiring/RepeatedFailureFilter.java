package io.sagadesk.server.wiring;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.sagadesk.store.runtime.CauseChain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.helpers.MessageFormatter;

/**
 * Writes a warning or an error that is repeated once, and from then on at most one line a minute with the number of
 * repetitions. So a full disk does not fill the log. A failure is repeated if the same statement reports the same cause,
 * and a message without an exception if its text is the same; nothing else is held back.
 */
final class RepeatedFailureFilter extends TurboFilter {

    private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int MOST_KNOWN = 1_000;

    private final LongSupplier nanoTime;
    private final Map<Failure, Repetitions> known = new LinkedHashMap<>();
    private volatile long nextSweep;

    /** @param nanoTime a clock such as {@link System#nanoTime} */
    RepeatedFailureFilter(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.nextSweep = nanoTime.getAsLong() + PAUSE_NANOS;
    }

    /** The identity of a failure. */
    private record Failure(String logger, Level level, String text) {}

    /** The lines that were held back since the last line was written. */
    private static final class Repetitions {

        private final Logger logger;
        private final String message;
        private long written;
        private long count;

        private Repetitions(Logger logger, String message, long written) {
            this.logger = logger;
            this.message = message;
            this.written = written;
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable thrown) {
        var now = nanoTime.getAsLong();
        if (now - nextSweep >= 0) writeCounts(now);
        if (format == null || !level.isGreaterOrEqual(Level.WARN)) return FilterReply.NEUTRAL;
        if (!level.isGreaterOrEqual(logger.getEffectiveLevel())) return FilterReply.NEUTRAL;
        return isRepeated(logger, level, format, parameters, thrown, now) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    private synchronized boolean isRepeated(
            Logger logger,
            Level level,
            String format,
            Object @Nullable [] parameters,
            @Nullable Throwable thrown,
            long now) {
        var formatted = MessageFormatter.arrayFormat(format, parameters); // finds an exception behind the parameters
        var message = String.valueOf(formatted.getMessage());
        var cause = thrown == null ? formatted.getThrowable() : thrown;
        var text = cause == null ? message : format + CauseChain.root(cause);
        var repetitions = known.get(new Failure(logger.getName(), level, text));
        if (repetitions != null) {
            repetitions.count++;
            return true;
        }
        if (known.size() < MOST_KNOWN) {
            known.put(new Failure(logger.getName(), level, text), new Repetitions(logger, message, now));
        }
        return false;
    }

    /** Writes what was held back for a minute, and forgets what was not repeated. */
    private void writeCounts(long now) {
        List<Map.Entry<Failure, Repetitions>> repeated = new ArrayList<>();
        synchronized (this) {
            if (now - nextSweep < 0) return;
            nextSweep = now + PAUSE_NANOS;
            known.values().removeIf(repetitions -> repetitions.count == 0 && now - repetitions.written >= PAUSE_NANOS);
            for (var entry : known.entrySet()) {
                if (entry.getValue().count > 0) repeated.add(entry);
            }
        }
        repeated.forEach(entry -> write(entry.getKey().level(), entry.getValue(), now));
    }

    private void write(Level level, Repetitions repetitions, long now) {
        var count = 0L;
        synchronized (this) {
            count = repetitions.count;
            repetitions.count = 0;
            repetitions.written = now;
        }
        var logger = repetitions.logger;
        var text = repetitions.message + " (repeated " + count + " times since)";
        logger.callAppenders(
                new LoggingEvent(RepeatedFailureFilter.class.getName(), logger, level, text, null, new Object[0]));
    }
}
