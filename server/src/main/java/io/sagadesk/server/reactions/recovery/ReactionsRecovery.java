package io.sagadesk.server.reactions.recovery;

import io.sagadesk.saga.PolicyLookup;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.log.LogReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Recovers the state of sagas and automations from the log: sagas, scheduled events, the outbox, and the positions of the
 * processors. All events are delivered once more to the same handlers, which cannot act meanwhile; the log says what they
 * did then. Each segment of a processor then goes on behind the events that it had handled for sure.
 */
@Component
public class ReactionsRecovery {

    private static final Logger LOG = LoggerFactory.getLogger(ReactionsRecovery.class);

    private final LogReader log;
    private final StreamableMessageSource<TrackedEventMessage<?>> sealedLog;
    private final EventStore events;
    private final PolicyLookup policies;
    private final List<CorrelationDataProvider> envelope;
    private final SagadeskSerializer serializer;
    private final ReactionsState state;

    ReactionsRecovery(
            LogReader log,
            StreamableMessageSource<TrackedEventMessage<?>> sealedLog,
            EventStore events,
            PolicyLookup policies,
            List<CorrelationDataProvider> envelope,
            SagadeskSerializer serializer,
            ReactionsState state) {
        this.log = log;
        this.sealedLog = sealedLog;
        this.events = events;
        this.policies = policies;
        this.envelope = envelope;
        this.serializer = serializer;
        this.state = state;
    }

    /**
     * The processors of the reactions.
     *
     * @param names of the processors: one for each saga, and one for all automations
     * @param segments how many segments each has
     * @param automations the names under which dead letters of automations are kept
     * @param sequence the sequence of an event for automations
     */
    public record Processors(
            Collection<String> names,
            int segments,
            Collection<String> automations,
            Function<EventMessage<?>, String> sequence) {}

    /** Replaces the state of all reactions. They must not be running. An interrupted recovery has to be begun anew. */
    public void run(Processors processors) {
        state.clear(processors.names(), processors.automations(), log);
        var progress = new RecoveryProgress();
        LOG.info(
                "Recovering the sagas, scheduled events and the outbox from {} events of the log",
                log.lastPosition() + 1);
        var effects = LogEffects.in(log, progress);
        var ports = new ReplayPorts(policies, events, effects);
        try (var handlers = new ReplayHandlers(ports, processors.sequence())) {
            var replay = new LogReplay(sealedLog, envelope, progress);
            var first = segments(processors, effects, ports, handlers);
            replay.run(first, effects.first(), effects.end());
            var recovered = first.stream()
                    .map(segment -> segment.firstLeftOut() == ReplayedSegment.NO_LIMIT
                            ? segment
                            : segment.upTo(segment.firstLeftOut()))
                    .toList();
            replayAgain(replay, recovered, effects);
            state.store(recovered, effects.end());
            report(first, recovered);
        }
    }

    /** A segment that may not have handled the last events gets the state that it had before them. */
    private static void replayAgain(LogReplay replay, List<ReplayedSegment> recovered, LogEffects effects) {
        var limited = recovered.stream().filter(ReplayedSegment::isLimited).toList();
        var last = limited.stream().mapToLong(ReplayedSegment::limit).max().orElse(0) - 1;
        replay.run(limited, effects.first(), last);
    }

    private List<ReplayedSegment> segments(
            Processors processors, LogEffects effects, ReplayPorts ports, ReplayHandlers handlers) {
        var ids = new int[processors.segments()];
        for (int id = 0; id < ids.length; id++) ids[id] = id;
        var all = new ArrayList<ReplayedSegment>();
        for (var name : processors.names()) {
            for (var segment : Segment.computeSegments(ids)) {
                all.add(new ReplayedSegment(
                        new ReplayedSegment.Origin(name, segment, effects, serializer, ports, handlers),
                        ReplayedSegment.NO_LIMIT));
            }
        }
        return all;
    }

    private static void report(List<ReplayedSegment> replayed, List<ReplayedSegment> recovered) {
        LOG.info(
                "Recovered {} sagas, {} scheduled events and {} messages. {} reactions had no visible effect and are not"
                        + " repeated",
                recovered.stream().mapToLong(segment -> segment.sagas().size()).sum(),
                recovered.stream().mapToLong(segment -> segment.timers().size()).sum(),
                recovered.stream().mapToLong(segment -> segment.outbox().size()).sum(),
                replayed.stream()
                        .mapToLong(segment -> segment.handled().ineffective())
                        .sum());
        recovered.stream()
                .filter(ReplayedSegment::isLimited)
                .forEach(segment -> LOG.info("{} goes on at position {}", segment, segment.limit()));
    }
}
