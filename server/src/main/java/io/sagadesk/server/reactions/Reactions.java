package io.sagadesk.server.reactions;

import jakarta.annotation.PreDestroy;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The processors of all reactions: how far they are, what keeps them, and what they have put aside. */
@Component
public class Reactions {

    private static final Logger LOG = LoggerFactory.getLogger(Reactions.class);

    private static final long SECONDS_BETWEEN_RETRIES = 10;
    private static final int MOST_RETRIED = 200;

    private final Set<String> automations = new ConcurrentSkipListSet<>();
    private final ObjectProvider<EventProcessingConfiguration> processing;
    private @Nullable Future<?> retrying;

    Reactions(ObjectProvider<EventProcessingConfiguration> processing) {
        this.processing = processing;
    }

    /**
     * How one processor stands.
     *
     * @param position up to where all has been reacted to here, -1 before the first event
     * @param failing whether an attempt failed and will be repeated; the server's log says why
     */
    public record Standing(long position, boolean failing) {}

    /** By the name of the processor. */
    public Map<String, Standing> standings() {
        var standings = new TreeMap<String, Standing>();
        processors().forEach(processor -> standings.put(processor.getName(), standing(processor)));
        return standings;
    }

    /** Whether all has been reacted to up to this position, here. */
    public boolean haveSeen(long position) {
        return processors().allMatch(processor -> standing(processor).position() >= position);
    }

    /** How many events each automation could not react to, or has wait for such a one; those that have none are left out. */
    public Map<String, Long> parked() {
        var parked = new TreeMap<String, Long>();
        for (var automation : automations) {
            var events = configuration()
                    .deadLetterQueue(automation)
                    .map(SequencedDeadLetterQueue::size)
                    .orElse(0L);
            if (events > 0) parked.put(automation, events);
        }
        return parked;
    }

    void keepRetrying(ScheduledExecutorService threads) {
        retrying = threads.scheduleWithFixedDelay(
                this::retryParked, SECONDS_BETWEEN_RETRIES, SECONDS_BETWEEN_RETRIES, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stopRetrying() {
        if (retrying != null) retrying.cancel(false);
    }

    /** Reacts again to what could not be reacted to: some sequences of each automation, until one fails again. */
    private void retryParked() {
        try {
            parked().keySet().forEach(this::retry);
        } catch (RuntimeException unreachable) {
            LOG.warn(
                    "What was parked cannot be retried: {}",
                    unreachable.getClass().getSimpleName());
        }
    }

    private void retry(String automation) {
        configuration().sequencedDeadLetterProcessor(automation).ifPresent(letters -> {
            for (var sequences = 0; sequences < MOST_RETRIED && letters.processAny(); ) sequences++;
        });
    }

    /** Each process has a processor of its own name, all automations share one. */
    String processorOf(String group, Set<String> processes) {
        if (processes.contains(group)) return group;
        automations.add(group);
        return ReactionsConfiguration.AUTOMATIONS;
    }

    private Stream<PooledStreamingEventProcessor> processors() {
        return configuration().eventProcessors().values().stream().map(PooledStreamingEventProcessor.class::cast);
    }

    private EventProcessingConfiguration configuration() {
        return processing.getObject();
    }

    private static Standing standing(PooledStreamingEventProcessor processor) {
        return new Standing(positionOf(processor.processingStatus().values()), processor.isError());
    }

    /** Behind everything as long as a segment is missing. */
    private static long positionOf(Collection<EventTrackerStatus> segments) {
        var isWhole = segments.stream()
                        .mapToDouble(segment -> 1.0 / (segment.getSegment().getMask() + 1))
                        .sum()
                == 1;
        if (!isWhole) return -1;
        return segments.stream()
                .mapToLong(segment -> segment.getCurrentPosition().orElse(-1))
                .min()
                .orElse(-1);
    }
}
