package io.sagadesk.server.reactions;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.sagadesk.server.log.LogReplacement;
import io.sagadesk.server.log.LogReplacement.Part;
import io.sagadesk.server.wiring.SagadeskProperties;
import io.sagadesk.store.mongo.axon.SegmentTokenStore;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Creates the tokens of new processors at the head of the log, before the first request. The processors would create
 * them in the background and miss events that happen meanwhile.
 */
@Component
class ReactionsStart {

    private static final Logger LOG = LoggerFactory.getLogger(ReactionsStart.class);
    private static final List<String> MEMORY = List.of("sagas", "timers", "outbox", "deadLetters");

    private final ObjectProvider<EventProcessingConfiguration> processing;
    private final StreamableMessageSource<TrackedEventMessage<?>> sealedLog;
    private final SegmentTokenStore tokens;
    private final MongoDatabase database;
    private final LogReplacement logReplacement;
    private final int segments;

    ReactionsStart(
            ObjectProvider<EventProcessingConfiguration> processing,
            StreamableMessageSource<TrackedEventMessage<?>> sealedLog,
            SegmentTokenStore tokens,
            MongoDatabase database,
            LogReplacement logReplacement,
            SagadeskProperties properties) {
        this.processing = processing;
        this.sealedLog = sealedLog;
        this.tokens = tokens;
        this.database = database;
        this.logReplacement = logReplacement;
        this.segments = ReactionsConfiguration.segments(properties);
    }

    void begin() {
        var names = processing.getObject().eventProcessors().keySet();
        if (logReplacement.isPending(Part.REACTIONS)) reset(names);
        for (var name : names) {
            if (tokens.fetchSegments(name).length == 0) {
                tokens.initializeTokenSegments(name, segments, head());
            }
        }
        logReplacement.markReset(Part.REACTIONS);
    }

    private TrackingToken head() {
        return Optional.ofNullable(sealedLog.createHeadToken()).orElse(new GlobalSequenceTrackingToken(-1));
    }

    /** What processes remember of another log never happened in this one. To do it again does no harm before they run. */
    private void reset(Iterable<String> names) {
        LOG.warn("The processes remember another log, or a later state of this one: they begin anew at its end");
        MEMORY.forEach(collection -> database.getCollection(collection).deleteMany(Filters.empty()));
        names.forEach(tokens::deleteSegments);
    }
}
