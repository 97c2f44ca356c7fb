package io.sagadesk.store.mongo.axon;

import com.mongodb.MongoException;
import io.sagadesk.api.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoDeadLetter;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts, lists, retries and discards the dead letters of one processing group. Dead letters that can no longer be
 * deserialized are listed and discarded, too.
 */
public final class DeadLetterAdministration {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterAdministration.class);

    private final String processingGroup;
    private final SequencedDeadLetterQueue<EventMessage<?>> queue;
    private final StoredDeadLetters stored;
    private final Lock oneSequence = new ReentrantLock(true); // a sequence is not discarded while it is retried

    DeadLetterAdministration(
            String processingGroup, SequencedDeadLetterQueue<EventMessage<?>> queue, StoredDeadLetters stored) {
        this.processingGroup = processingGroup;
        this.queue = queue;
        this.stored = stored;
    }

    /** Returns the number of dead letters: events that failed, and events that wait for an earlier one. */
    public long count() {
        return queue.size();
    }

    /** Lists at most {@code limit} dead letters, those of one sequence in their order. */
    public List<DeadLetterDescription> list(int limit) {
        return stored.sequences().stream()
                .flatMap(sequence -> list(sequence).stream())
                .limit(limit)
                .toList();
    }

    /** Returns whether this sequence has dead letters. */
    public boolean has(String sequence) {
        return queue.contains(sequence);
    }

    /**
     * Retries the dead letters of one sequence or, if {@code sequence} is null, of the one that has waited longest. A
     * dead letter that cannot be deserialized prevents the retries of its whole processing group.
     *
     * @param processor the processing group's own way to process its dead letters
     * @return whether there was such a sequence and all its events were processed
     */
    public boolean retry(@Nullable String sequence, SequencedDeadLetterProcessor<EventMessage<?>> processor) {
        oneSequence.lock();
        try {
            return processor.process(deadLetter -> sequence == null || sequence.equals(sequenceOf(deadLetter)));
        } catch (MongoException unreachable) {
            throw unreachable;
        } catch (RuntimeException unreadable) {
            LOG.warn("The dead letters of {} cannot be retried: {}", processingGroup, kindOf(unreadable));
            return false;
        } finally {
            oneSequence.unlock();
        }
    }

    /** Discards the dead letters of one sequence for ever, and returns them. */
    public List<DeadLetterDescription> discard(String sequence) {
        oneSequence.lock();
        try {
            var discarded = list(sequence);
            stored.discard(
                    sequence,
                    discarded.stream().map(DeadLetterDescription::event).toList());
            return discarded;
        } finally {
            oneSequence.unlock();
        }
    }

    /** Discards the dead letters that are not to be kept, and returns how many. */
    public int discardUnless(Predicate<DeadLetterDescription> isKept) {
        var discarded = 0;
        for (var sequence : stored.sequences()) {
            var events = list(sequence).stream()
                    .filter(isKept.negate())
                    .map(DeadLetterDescription::event)
                    .toList();
            stored.discard(sequence, events);
            discarded += events.size();
        }
        return discarded;
    }

    private List<DeadLetterDescription> list(String sequence) {
        try {
            var described = new ArrayList<DeadLetterDescription>();
            queue.deadLetterSequence(sequence).forEach(deadLetter -> described.add(describe(sequence, deadLetter)));
            return described;
        } catch (MongoException unreachable) {
            throw unreachable;
        } catch (RuntimeException unreadable) {
            var cause = "It, or one of its sequence, cannot be read: " + kindOf(unreadable);
            return stored.of(sequence).stream()
                    .map(header -> new DeadLetterDescription(
                            processingGroup, sequence, header.event(), null, header.type(), header.since(), 0, cause))
                    .toList();
        }
    }

    private DeadLetterDescription describe(String sequence, DeadLetter<? extends EventMessage<?>> deadLetter) {
        var event = deadLetter.message();
        return new DeadLetterDescription(
                processingGroup,
                sequence,
                event.getIdentifier(),
                positionOf(event),
                Vocabulary.nameOf(event.getPayloadType()),
                deadLetter.enqueuedAt(),
                DeadLetterAttempts.of(deadLetter),
                deadLetter.cause().map(cause -> cause.message()).orElse(""));
    }

    private static @Nullable Long positionOf(EventMessage<?> event) {
        if (!(event instanceof TrackedEventMessage<?> tracked)) return null;
        var position = tracked.trackingToken().position();
        return position.isPresent() ? position.getAsLong() : null;
    }

    private static String sequenceOf(DeadLetter<? extends EventMessage<?>> deadLetter) {
        return ((MongoDeadLetter<?>) deadLetter).sequenceIdentifier();
    }

    private static String kindOf(RuntimeException failure) {
        return failure.getClass().getSimpleName();
    }
}
