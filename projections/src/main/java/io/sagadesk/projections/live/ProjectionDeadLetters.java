package io.sagadesk.projections.live;

import com.mongodb.MongoException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dead letters of a projection: events that could not be folded, and the later events of their sequences. An
 * outdated document is better than a document with a missing event, and one failing sequence must not block the others.
 */
final class ProjectionDeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionDeadLetters.class);

    // stored for readers of the collection; the program itself uses the sequenceIdentifier that Axon stores
    private static final String SEQUENCE = "sequence";

    private final String processor;
    private final SequencedDeadLetterQueue<EventMessage<?>> queue;
    // the last dead letter's position by sequence
    private final ConcurrentMap<String, Long> last = new ConcurrentHashMap<>();

    ProjectionDeadLetters(String processor, SequencedDeadLetterQueue<EventMessage<?>> queue) {
        this.processor = processor;
        this.queue = queue;
    }

    /** Returns the events of a batch whose sequences have no dead letters. The others are enqueued. */
    List<FoldableEvent> without(List<FoldableEvent> batch) {
        if (queue.size() == 0) {
            last.clear();
            return batch;
        }
        var parked = new HashMap<String, Boolean>(); // asked once for each sequence of the batch
        var deliverable = new ArrayList<FoldableEvent>();
        for (var event : batch) {
            var isParked = parked.computeIfAbsent(event.sequence(), this::hasDeadLetters);
            if (!isParked || !isEnqueuedWithOthers(event)) deliverable.add(event);
        }
        return deliverable;
    }

    /** Enqueues an event if its sequence has dead letters. An event that is delivered again is not enqueued twice. */
    boolean joins(FoldableEvent event) {
        return hasDeadLetters(event.sequence()) && isEnqueuedWithOthers(event);
    }

    /**
     * Enqueues an event that could not be folded. The program's log shows its position and the class of the failure,
     * never its content.
     */
    void add(FoldableEvent event, RuntimeException failure) {
        LOG.error(
                "{} cannot fold the event at position {} ({}): it is a dead letter, with the later events of its sequence",
                processor,
                event.position(),
                failure.getClass().getName());
        var sequence = event.sequence();
        queue.enqueue(
                sequence,
                withSequence(
                        sequence, new GenericDeadLetter<>(sequence, event.message(), DeadLetterCause.of(failure))));
        last.put(sequence, event.position());
    }

    private boolean hasDeadLetters(String sequence) {
        if (queue.contains(sequence)) return true;
        last.remove(sequence); // retried or discarded meanwhile
        return false;
    }

    private boolean isEnqueuedWithOthers(FoldableEvent event) {
        var sequence = event.sequence();
        if (event.position() <= last.computeIfAbsent(sequence, this::lastOf)) return true;
        var joined = queue.enqueueIfPresent(
                sequence, () -> withSequence(sequence, new GenericDeadLetter<>(sequence, event.message())));
        if (joined) last.put(sequence, event.position());
        return joined;
    }

    /**
     * Retries the first sequence that matches, until an event of it fails again.
     *
     * @return whether there was such a sequence and all its events were folded
     */
    boolean process(Predicate<DeadLetter<? extends EventMessage<?>>> sequence, Consumer<EventMessage<?>> fold) {
        return queue.process(sequence, deadLetter -> {
            try {
                fold.accept(deadLetter.message());
                return Decisions.evict();
            } catch (RuntimeException failure) {
                return Decisions.requeue(DeadLetterCause.of(failure));
            }
        });
    }

    private long lastOf(String sequence) {
        long highest = -1;
        try {
            for (var deadLetter : queue.deadLetterSequence(sequence)) {
                highest = Math.max(highest, MessageEnvelope.positionOf(deadLetter.message()));
            }
        } catch (MongoException unreachable) {
            throw unreachable;
        } catch (RuntimeException unreadable) {
            // an event may be enqueued twice now: its documents skip the second one
            LOG.warn("{} cannot read its dead letters of a sequence", processor);
        }
        return highest;
    }

    private static DeadLetter<EventMessage<?>> withSequence(String sequence, DeadLetter<EventMessage<?>> deadLetter) {
        return deadLetter.withDiagnostics(MetaData.with(SEQUENCE, sequence));
    }
}
