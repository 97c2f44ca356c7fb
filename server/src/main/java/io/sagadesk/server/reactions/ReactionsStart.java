package io.sagadesk.server.reactions;

import io.sagadesk.server.log.LogReplacement;
import io.sagadesk.server.log.LogReplacement.Part;
import io.sagadesk.server.reactions.recovery.ReactionsRecovery;
import io.sagadesk.server.reactions.recovery.ReactionsRecovery.Processors;
import io.sagadesk.server.wiring.SagadeskProperties;
import io.sagadesk.store.mongo.axon.SegmentTokenStore;
import java.util.Collection;
import java.util.Optional;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Prepares the processors before the first request. The token of a new processor is created at the head of the log; the
 * processor would do so in the background and miss events that happen meanwhile. If all are missing beside a log with events,
 * or the log was replaced, the state of the reactions is recovered from the log.
 */
@Component
class ReactionsStart {

    private final ObjectProvider<EventProcessingConfiguration> processing;
    private final ObjectProvider<ReactionsRecovery> recovery;
    private final StreamableMessageSource<TrackedEventMessage<?>> sealedLog;
    private final SegmentTokenStore tokens;
    private final ReactionProcessors reactions;
    private final LogReplacement logReplacement;
    private final int segments;

    ReactionsStart(
            ObjectProvider<EventProcessingConfiguration> processing,
            ObjectProvider<ReactionsRecovery> recovery,
            StreamableMessageSource<TrackedEventMessage<?>> sealedLog,
            SegmentTokenStore tokens,
            ReactionProcessors reactions,
            LogReplacement logReplacement,
            SagadeskProperties properties) {
        this.processing = processing;
        this.recovery = recovery;
        this.sealedLog = sealedLog;
        this.tokens = tokens;
        this.reactions = reactions;
        this.logReplacement = logReplacement;
        this.segments = ReactionsConfiguration.segments(properties);
    }

    void begin() {
        var names = processing.getObject().eventProcessors().keySet();
        if (logReplacement.isPending(Part.REACTIONS) || isLost(names)) recover(names);
        for (var name : names) {
            if (isNew(name)) tokens.initializeTokenSegments(name, segments, head());
        }
        logReplacement.markReset(Part.REACTIONS);
    }

    private boolean isNew(String name) {
        return tokens.fetchSegments(name).length == 0;
    }

    private boolean isLost(Collection<String> names) {
        return names.stream().allMatch(this::isNew) && head().position().orElse(-1) >= 0;
    }

    private TrackingToken head() {
        return Optional.ofNullable(sealedLog.createHeadToken()).orElse(new GlobalSequenceTrackingToken(-1));
    }

    /** It is recorded first, so that the next start begins anew if this one does not come to its end. */
    private void recover(Collection<String> names) {
        logReplacement.record(Part.REACTIONS);
        recovery.getObject()
                .run(new Processors(names, segments, reactions.automations(), ReactionsConfiguration::sequence));
    }
}
