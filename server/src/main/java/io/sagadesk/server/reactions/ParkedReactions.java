package io.sagadesk.server.reactions;

import io.sagadesk.api.Vocabulary;
import jakarta.annotation.PreDestroy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The events that automations could not react to, and those that wait for them; they are tried again every few seconds. */
@Component
public class ParkedReactions {

    private static final Logger LOG = LoggerFactory.getLogger(ParkedReactions.class);

    private static final long SECONDS_BETWEEN_RETRIES = 10;
    private static final int MOST_RETRIED = 200;

    private final Reactions reactions;
    private final ObjectProvider<EventProcessingConfiguration> processing;
    private @Nullable Future<?> retrying;

    ParkedReactions(Reactions reactions, ObjectProvider<EventProcessingConfiguration> processing) {
        this.reactions = reactions;
        this.processing = processing;
    }

    /**
     * One of them.
     *
     * @param sequence who waits for it: a customer's id, or that of the event where it concerns none
     * @param event its id
     * @param tries 0 if it only waits for an earlier one
     * @param cause what kind of failure it was and where; empty for one that waits
     */
    public record Parked(
            String automation, String sequence, String event, String type, Instant since, int tries, String cause) {}

    /** How many there are, by automation; those that have none are left out. */
    public Map<String, Long> counts() {
        var counts = new TreeMap<String, Long>();
        for (var automation : reactions.automations()) {
            var events = queue(automation).size();
            if (events > 0) counts.put(automation, events);
        }
        return counts;
    }

    /** At most so many, those of one sequence in their order. */
    public List<Parked> list(int most) {
        var parked = new ArrayList<Parked>();
        for (var automation : reactions.automations()) {
            for (var sequence : queue(automation).deadLetters()) {
                for (var letter : sequence) {
                    if (parked.size() == most) return parked;
                    parked.add(parked(automation, letter));
                }
            }
        }
        return parked;
    }

    /** Whether there is anything of this sequence. */
    public boolean has(String automation, String sequence) {
        return reactions.automations().contains(automation) && queue(automation).contains(sequence);
    }

    /** Tries the events of one sequence again, and says whether all of them were reacted to. */
    public boolean retry(String automation, String sequence) {
        return configuration().sequencedDeadLetterProcessor(automation).stream()
                .anyMatch(letters ->
                        letters.process(letter -> sequence.equals(ReactionsConfiguration.sequence(letter.message()))));
    }

    /** Gives up the events of one sequence for good, and says which they were. */
    public List<Parked> discard(String automation, String sequence) {
        var letters = new ArrayList<DeadLetter<? extends EventMessage<?>>>();
        queue(automation).deadLetterSequence(sequence).forEach(letters::add);
        letters.forEach(queue(automation)::evict);
        return letters.stream().map(letter -> parked(automation, letter)).toList();
    }

    void keepRetrying(ScheduledExecutorService threads) {
        retrying = threads.scheduleWithFixedDelay(
                this::retryAll, SECONDS_BETWEEN_RETRIES, SECONDS_BETWEEN_RETRIES, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stopRetrying() {
        if (retrying != null) retrying.cancel(false);
    }

    /** Some sequences of each automation, until one fails again. */
    private void retryAll() {
        try {
            counts().keySet().forEach(this::retry);
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

    private SequencedDeadLetterQueue<EventMessage<?>> queue(String automation) {
        return configuration().deadLetterQueue(automation).orElseThrow();
    }

    private EventProcessingConfiguration configuration() {
        return processing.getObject();
    }

    private static Parked parked(String automation, DeadLetter<? extends EventMessage<?>> letter) {
        var event = letter.message();
        return new Parked(
                automation,
                ReactionsConfiguration.sequence(event),
                event.getIdentifier(),
                Vocabulary.nameOf(event.getPayloadType()),
                letter.enqueuedAt(),
                ParkingPolicy.triesOf(letter),
                letter.cause().map(cause -> cause.message()).orElse(""));
    }
}
