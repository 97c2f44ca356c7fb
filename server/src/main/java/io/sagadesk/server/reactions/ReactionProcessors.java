package io.sagadesk.server.reactions;

import io.sagadesk.projections.live.ProcessorPosition;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.mongo.axon.MongoStores;
import io.sagadesk.store.mongo.axon.SegmentTokenStore;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The event processors of sagas and automations: their positions and failures. */
@Component
public class ReactionProcessors {

    private final Set<String> automations = new ConcurrentSkipListSet<>();
    private final ObjectProvider<EventProcessingConfiguration> processing;
    private final MongoStores stores;
    private final SagadeskSerializer serializer;
    private final SegmentTokenStore tokens;
    private final HandledEventTypes handledTypes;

    ReactionProcessors(
            ObjectProvider<EventProcessingConfiguration> processing,
            MongoStores stores,
            SagadeskSerializer serializer,
            SegmentTokenStore tokens,
            HandledEventTypes handledTypes) {
        this.processing = processing;
        this.stores = stores;
        this.serializer = serializer;
        this.tokens = tokens;
        this.handledTypes = handledTypes;
    }

    /**
     * The state of one processor.
     *
     * @param position all events up to here were handled, by whichever instance; -1 before the first event
     * @param failing whether an attempt failed and will be repeated; the server's log says why
     * @param unknownEvent the sentence about an event of a newer version at which it stands still
     */
    public record Standing(long position, boolean failing, Optional<String> unknownEvent) {}

    /** The state of each processor, by its name. */
    public Map<String, Standing> standings() {
        var standings = new TreeMap<String, Standing>();
        processors().forEach(processor -> standings.put(processor.getName(), standing(processor)));
        return standings;
    }

    /** Whether every processor has handled all events up to this position. */
    public boolean haveSeen(long position) {
        return processors().allMatch(processor -> positionOf(processor) >= position);
    }

    /** The names of the automations, which share one processor. */
    Set<String> automations() {
        return automations;
    }

    /** The processor for a processing group: a saga has its own, all automations share one. */
    String processorOf(String group, Set<String> processes) {
        if (processes.contains(group)) return group;
        automations.add(group);
        return ReactionsConfiguration.AUTOMATIONS;
    }

    private Stream<PooledStreamingEventProcessor> processors() {
        return processing.getObject().eventProcessors().values().stream()
                .map(PooledStreamingEventProcessor.class::cast);
    }

    private Standing standing(PooledStreamingEventProcessor processor) {
        var position = positionOf(processor);
        var unknownEvent = handledTypes.reasonToStandStill(processor.getName(), position);
        return new Standing(position, unknownEvent.isPresent() || isFailing(processor), unknownEvent);
    }

    /** Axon forgets a failure with the next batch, which never comes where other instances have taken over all segments. */
    private boolean isFailing(PooledStreamingEventProcessor processor) {
        return processor.isError() && !tokens.isElsewhere(processor.getName());
    }

    private long positionOf(PooledStreamingEventProcessor processor) {
        return ProcessorPosition.of(processor, () -> stores.positions(processor.getName(), serializer));
    }
}
