package io.sagadesk.server.reactions;

import io.sagadesk.api.vocabulary.Vocabulary;
import io.sagadesk.store.mongo.axon.MongoStores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The dead letters of automations: events that failed, and events that wait for an earlier one of their sequence. */
@Component
public class ReactionDeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(ReactionDeadLetters.class);

    private static final int MOST_RETRIED = 200;

    private final ReactionProcessors reactions;
    private final ObjectProvider<EventProcessingConfiguration> processing;
    private final MongoStores stores;
    private final Lock oneSequence = new ReentrantLock(true); // a sequence is not discarded while it is retried

    ReactionDeadLetters(
            ReactionProcessors reactions, ObjectProvider<EventProcessingConfiguration> processing, MongoStores stores) {
        this.reactions = reactions;
        this.processing = processing;
        this.stores = stores;
    }

    /**
     * A dead letter of an automation.
     *
     * @param sequence the customer's id, or the id of the event if it concerns no customer
     * @param event the id of the event
     * @param tries the number of attempts; 0 if the event only waits for an earlier one of its sequence
     * @param cause the kind and place of the failure, or that the event cannot be read; empty for an event that waits
     */
    public record Parked(
            String automation, String sequence, String event, String type, Instant since, int tries, String cause) {}

    /** Returns the number of dead letters by automation; automations without dead letters are left out. */
    public Map<String, Long> counts() {
        var counts = new TreeMap<String, Long>();
        for (var automation : reactions.automations()) {
            var events = queue(automation).size();
            if (events > 0) counts.put(automation, events);
        }
        return counts;
    }

    /** Lists at most that many dead letters, those of one sequence in their order. */
    public List<Parked> list(int most) {
        return reactions.automations().stream()
                .flatMap(automation -> stores.storedLetters(automation).sequences().stream()
                        .flatMap(sequence -> parked(automation, sequence).stream()))
                .limit(most)
                .toList();
    }

    /** Returns whether the automation has dead letters of this sequence. */
    public boolean has(String automation, String sequence) {
        return reactions.automations().contains(automation) && queue(automation).contains(sequence);
    }

    /** Retries the events of one sequence, and returns whether all of them succeeded. */
    public boolean retry(String automation, String sequence) {
        return retried(automation, letter -> sequence.equals(ReactionsConfiguration.sequence(letter.message())));
    }

    /** Discards the events of one sequence for ever, and returns them. */
    public List<Parked> discard(String automation, String sequence) {
        oneSequence.lock();
        try {
            var parked = parked(automation, sequence);
            var events = parked.stream().map(Parked::event).toList();
            stores.storedLetters(automation).discard(sequence, events);
            return parked;
        } finally {
            oneSequence.unlock();
        }
    }

    /** Retries sequences of an automation until one fails. */
    void retrySome(String automation) {
        for (var sequences = 0; sequences < MOST_RETRIED && retried(automation, any -> true); ) sequences++;
    }

    /** Retries all automations. A letter that cannot be read stops the retries of its own automation only. */
    private boolean retried(String automation, Predicate<DeadLetter<? extends EventMessage<?>>> which) {
        oneSequence.lock();
        try {
            return configuration().sequencedDeadLetterProcessor(automation).stream()
                    .anyMatch(letters -> letters.process(which));
        } catch (RuntimeException unreadable) {
            LOG.warn("What {} has parked cannot be retried: {}", automation, kindOf(unreadable));
            return false;
        } finally {
            oneSequence.unlock();
        }
    }

    private SequencedDeadLetterQueue<EventMessage<?>> queue(String automation) {
        return configuration().deadLetterQueue(automation).orElseThrow();
    }

    private EventProcessingConfiguration configuration() {
        return processing.getObject();
    }

    private List<Parked> parked(String automation, String sequence) {
        try {
            var parked = new ArrayList<Parked>();
            queue(automation).deadLetterSequence(sequence).forEach(letter -> parked.add(parked(automation, letter)));
            return parked;
        } catch (RuntimeException unreadable) {
            var cause = "It, or one of its sequence, cannot be read: " + kindOf(unreadable);
            return stores.storedLetters(automation).of(sequence).stream()
                    .map(letter ->
                            new Parked(automation, sequence, letter.event(), letter.type(), letter.since(), 0, cause))
                    .toList();
        }
    }

    private static String kindOf(RuntimeException failure) {
        return failure.getClass().getSimpleName();
    }

    private static Parked parked(String automation, DeadLetter<? extends EventMessage<?>> letter) {
        var event = letter.message();
        return new Parked(
                automation,
                ReactionsConfiguration.sequence(event),
                event.getIdentifier(),
                Vocabulary.nameOf(event.getPayloadType()),
                letter.enqueuedAt(),
                DeadLetterPolicy.triesOf(letter),
                letter.cause().map(cause -> cause.message()).orElse(""));
    }
}
