package io.sagadesk.projections.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dead letters of a projection: events that could not be folded, and the later events of their sequences. An
 * outdated document is better than a document with a missing event, and one failing sequence must not block the others.
 */
final class ProjectionDeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionDeadLetters.class);

    private final String processor;
    private final SequencedDeadLetterQueue<EventMessage<?>> queue;
    // the last dead letter's position by sequence
    private final ConcurrentMap<String, Long> last = new ConcurrentHashMap<>();

    ProjectionDeadLetters(String processor, SequencedDeadLetterQueue<EventMessage<?>> queue) {
        this.processor = processor;
        this.queue = queue;
    }

    /** Returns the events of a batch whose sequences have no dead letters. The others are enqueued. */
    List<EventMessage<?>> without(List<EventMessage<?>> batch, Function<EventMessage<?>, String> sequenceOf) {
        if (queue.size() == 0) return List.copyOf(batch);
        var deliverable = new ArrayList<EventMessage<?>>();
        for (var message : batch) {
            if (!joins(sequenceOf.apply(message), message)) deliverable.add(message);
        }
        return deliverable;
    }

    /** Enqueues an event if its sequence has dead letters. An event that is delivered again is not enqueued twice. */
    boolean joins(String sequence, EventMessage<?> message) {
        if (!queue.contains(sequence)) return false;
        var position = MessageEnvelope.positionOf(message);
        if (position <= last.computeIfAbsent(sequence, this::lastOf)) return true;
        var joined = queue.enqueueIfPresent(
                sequence, () -> withSequence(sequence, new GenericDeadLetter<>(sequence, message)));
        if (joined) last.put(sequence, position);
        return joined;
    }

    /**
     * Enqueues an event that could not be folded. The program's log shows its position and the class of the failure,
     * never its content.
     */
    void add(String sequence, EventMessage<?> message, RuntimeException failure) {
        LOG.error(
                "{} cannot fold the event at position {} ({}): it is a dead letter, with the later events of its sequence",
                processor,
                MessageEnvelope.positionOf(message),
                failure.getClass().getName());
        queue.enqueue(
                sequence, withSequence(sequence, new GenericDeadLetter<>(sequence, message, withoutText(failure))));
        last.put(sequence, MessageEnvelope.positionOf(message));
    }

    long size() {
        return queue.size();
    }

    List<ProjectionDeadLetter> list(int limit) {
        var deadLetters = new ArrayList<ProjectionDeadLetter>();
        for (var sequence : queue.deadLetters()) {
            for (var deadLetter : sequence) {
                if (deadLetters.size() == limit) return deadLetters;
                deadLetters.add(ProjectionDeadLetter.of(deadLetter));
            }
        }
        return deadLetters;
    }

    /**
     * Retries one sequence or, if {@code sequence} is null, the one that has waited longest.
     *
     * @return whether there was such a sequence and all its events were folded
     */
    boolean retry(@Nullable String sequence, Consumer<EventMessage<?>> fold) {
        return queue.process(
                deadLetter -> sequence == null || sequence.equals(ProjectionDeadLetter.sequenceOf(deadLetter)),
                deadLetter -> {
                    try {
                        fold.accept(deadLetter.message());
                        return Decisions.evict();
                    } catch (RuntimeException failure) {
                        return Decisions.requeue(withoutText(failure));
                    }
                });
    }

    /** Deletes the dead letters of one sequence and returns their number. */
    int discard(String sequence) {
        var deadLetters = new ArrayList<DeadLetter<? extends EventMessage<?>>>();
        queue.deadLetterSequence(sequence).forEach(deadLetters::add);
        deadLetters.forEach(queue::evict);
        last.remove(sequence);
        return deadLetters.size();
    }

    private long lastOf(String sequence) {
        long highest = -1;
        for (var deadLetter : queue.deadLetterSequence(sequence)) {
            highest = Math.max(highest, MessageEnvelope.positionOf(deadLetter.message()));
        }
        return highest;
    }

    private static DeadLetter<EventMessage<?>> withSequence(String sequence, DeadLetter<EventMessage<?>> deadLetter) {
        return deadLetter.withDiagnostics(MetaData.with(ProjectionDeadLetter.SEQUENCE, sequence));
    }

    /** Replaces a failure by its class and place, because its message may quote an event. */
    private static Throwable withoutText(RuntimeException failure) {
        var location = failure.getStackTrace().length == 0 ? "" : " at " + failure.getStackTrace()[0];
        return new FoldFailed(failure.getClass().getName() + location);
    }
}
