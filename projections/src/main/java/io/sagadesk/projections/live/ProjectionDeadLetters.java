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
 * The events that a projection could not fold, with those of the same sequence that came after them: a hole in a document
 * would be worse than a document that stands still, and one sequence must not hold up the others.
 */
final class ProjectionDeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionDeadLetters.class);

    private final String processor;
    private final SequencedDeadLetterQueue<EventMessage<?>> queue;
    private final ConcurrentMap<String, Long> last = new ConcurrentHashMap<>(); // that was parked of a sequence

    ProjectionDeadLetters(String processor, SequencedDeadLetterQueue<EventMessage<?>> queue) {
        this.processor = processor;
        this.queue = queue;
    }

    /** Those of a batch whose sequence is not parked; the others join theirs. */
    List<EventMessage<?>> without(List<EventMessage<?>> batch, Function<EventMessage<?>, String> sequenceOf) {
        if (queue.size() == 0) return List.copyOf(batch);
        var clear = new ArrayList<EventMessage<?>>();
        for (var message : batch) {
            if (!joins(sequenceOf.apply(message), message)) clear.add(message);
        }
        return clear;
    }

    /** Parks an event if one of its sequence is parked already; one that is delivered again waits there as it is. */
    boolean joins(String sequence, EventMessage<?> message) {
        if (!queue.contains(sequence)) return false;
        var position = MessageEnvelope.positionOf(message);
        if (position <= last.computeIfAbsent(sequence, this::lastOf)) return true;
        var joined =
                queue.enqueueIfPresent(sequence, () -> named(sequence, new GenericDeadLetter<>(sequence, message)));
        if (joined) last.put(sequence, position);
        return joined;
    }

    /** Parks an event that could not be folded. The log names its place and the kind of failure, never its content. */
    void park(String sequence, EventMessage<?> message, RuntimeException failure) {
        LOG.error(
                "{} cannot fold the event at position {} ({}): it is parked, with what follows in its sequence",
                processor,
                MessageEnvelope.positionOf(message),
                failure.getClass().getName());
        queue.enqueue(sequence, named(sequence, new GenericDeadLetter<>(sequence, message, withoutText(failure))));
        last.put(sequence, MessageEnvelope.positionOf(message));
    }

    long size() {
        return queue.size();
    }

    List<ProjectionDeadLetter> list(int most) {
        var parked = new ArrayList<ProjectionDeadLetter>();
        for (var sequence : queue.deadLetters()) {
            for (var letter : sequence) {
                if (parked.size() == most) return parked;
                parked.add(ProjectionDeadLetter.of(letter));
            }
        }
        return parked;
    }

    /**
     * Tries one sequence again, or, without a name, the one that has waited longest.
     *
     * @return whether there was one and all of it could be folded
     */
    boolean retry(@Nullable String sequence, Consumer<EventMessage<?>> fold) {
        return queue.process(
                letter -> sequence == null || sequence.equals(ProjectionDeadLetter.sequenceOf(letter)), letter -> {
                    try {
                        fold.accept(letter.message());
                        return Decisions.evict();
                    } catch (RuntimeException stillPoison) {
                        return Decisions.requeue(withoutText(stillPoison));
                    }
                });
    }

    /** Gives up the events of one sequence for good, and says how many. */
    int discard(String sequence) {
        var letters = new ArrayList<DeadLetter<? extends EventMessage<?>>>();
        queue.deadLetterSequence(sequence).forEach(letters::add);
        letters.forEach(queue::evict);
        last.remove(sequence);
        return letters.size();
    }

    private long lastOf(String sequence) {
        long highest = -1;
        for (var letter : queue.deadLetterSequence(sequence)) {
            highest = Math.max(highest, MessageEnvelope.positionOf(letter.message()));
        }
        return highest;
    }

    private static DeadLetter<EventMessage<?>> named(String sequence, DeadLetter<EventMessage<?>> letter) {
        return letter.withDiagnostics(MetaData.with(ProjectionDeadLetter.SEQUENCE, sequence));
    }

    /** A failure's text may quote what it failed on. */
    private static Throwable withoutText(RuntimeException failure) {
        var place = failure.getStackTrace().length == 0 ? "" : " at " + failure.getStackTrace()[0];
        return new FoldFailed(failure.getClass().getName() + place);
    }
}
