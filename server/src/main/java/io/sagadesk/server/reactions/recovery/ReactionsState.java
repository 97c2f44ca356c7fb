package io.sagadesk.server.reactions.recovery;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.sagadesk.server.delivery.outbox.OutboxQueue;
import io.sagadesk.store.log.LogReader;
import io.sagadesk.store.mongo.axon.DeadLetterAdministrations;
import io.sagadesk.store.mongo.axon.DeadLetterDescription;
import io.sagadesk.store.mongo.axon.SegmentTokenStore;
import io.sagadesk.store.timer.ScheduledEvents;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The stored state of reactions: sagas, scheduled events, the outbox, dead letters, and tokens. */
@Component
class ReactionsState {

    private static final Logger LOG = LoggerFactory.getLogger(ReactionsState.class);
    private static final List<String> RECOVERED = List.of("sagas", "timers", "outbox");

    private final MongoDatabase database;
    private final SagaStore<Object> sagas;
    private final ScheduledEvents timers;
    private final OutboxQueue outbox;
    private final SegmentTokenStore tokens;
    private final DeadLetterAdministrations deadLetters;

    ReactionsState(
            MongoDatabase database,
            SagaStore<Object> sagas,
            ScheduledEvents timers,
            OutboxQueue outbox,
            SegmentTokenStore tokens,
            DeadLetterAdministrations deadLetters) {
        this.database = database;
        this.sagas = sagas;
        this.timers = timers;
        this.outbox = outbox;
        this.tokens = tokens;
        this.deadLetters = deadLetters;
    }

    /** Deletes what the log will give again, and the dead letters of automations whose events are not in the log. */
    void clear(Collection<String> processors, Collection<String> automations, LogReader log) {
        processors.forEach(tokens::deleteSegments);
        RECOVERED.forEach(collection -> database.getCollection(collection).deleteMany(Filters.empty()));
        var discarded = automations.stream()
                .mapToInt(automation -> deadLetters.of(automation).discardUnless(letter -> isIn(log, letter)))
                .sum();
        if (discarded > 0)
            LOG.warn("{} dead letters of automations are discarded: the log lacks their events", discarded);
    }

    private static boolean isIn(LogReader log, DeadLetterDescription letter) {
        var position = letter.position();
        return position != null
                && log.at(position).stream().anyMatch(event -> event.eventId().equals(letter.event()));
    }

    /**
     * Stores what was recovered. The tokens come last: until then the state counts as lost.
     *
     * @param end the position of the last event that was replayed
     */
    void store(List<ReplayedSegment> recovered, long end) {
        recovered.forEach(segment -> segment.sagas().storeIn(sagas));
        recovered.forEach(segment -> segment.timers().storeIn(timers));
        recovered.forEach(segment -> segment.outbox().storeIn(outbox));
        recovered.stream()
                .sorted(Comparator.comparingInt(ReplayedSegment::segment))
                .collect(Collectors.groupingBy(
                        ReplayedSegment::processor,
                        Collectors.mapping(
                                segment -> new GlobalSequenceTrackingToken(Math.min(segment.limit() - 1, end)),
                                Collectors.toList())))
                .forEach(tokens::initializeTokenSegments);
    }
}
