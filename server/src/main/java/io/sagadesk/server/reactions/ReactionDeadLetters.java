package io.sagadesk.server.reactions;

import io.sagadesk.store.mongo.axon.DeadLetterAdministration;
import io.sagadesk.store.mongo.axon.DeadLetterAdministrations;
import io.sagadesk.store.mongo.axon.DeadLetterDescription;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.config.EventProcessingConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The dead letters of automations: events that failed, and events that wait for an earlier one of their sequence. */
@Component
public class ReactionDeadLetters {

    private static final int MOST_RETRIED = 200;

    private final ReactionProcessors reactions;
    private final ObjectProvider<EventProcessingConfiguration> processing;
    private final DeadLetterAdministrations administrations;

    ReactionDeadLetters(
            ReactionProcessors reactions,
            ObjectProvider<EventProcessingConfiguration> processing,
            DeadLetterAdministrations administrations) {
        this.reactions = reactions;
        this.processing = processing;
        this.administrations = administrations;
    }

    /** Returns the number of dead letters by automation; automations without dead letters are left out. */
    public Map<String, Long> counts() {
        var counts = new TreeMap<String, Long>();
        for (var automation : reactions.automations()) {
            var count = of(automation).count();
            if (count > 0) counts.put(automation, count);
        }
        return counts;
    }

    /** Lists at most {@code limit} dead letters, those of one sequence in their order. */
    public List<DeadLetterDescription> list(int limit) {
        return reactions.automations().stream()
                .flatMap(automation -> of(automation).list(limit).stream())
                .limit(limit)
                .toList();
    }

    /** Returns whether the automation has dead letters of this sequence. */
    public boolean has(String automation, String sequence) {
        return reactions.automations().contains(automation) && of(automation).has(sequence);
    }

    /**
     * Retries the dead letters of one sequence or, if {@code sequence} is null, of the one that has waited longest.
     *
     * @return whether there was such a sequence and all its events were processed
     */
    public boolean retry(String automation, @Nullable String sequence) {
        return processing
                .getObject()
                .sequencedDeadLetterProcessor(automation)
                .map(processor -> of(automation).retry(sequence, processor))
                .orElse(false);
    }

    /** Discards the dead letters of one sequence for ever, and returns them. */
    public List<DeadLetterDescription> discard(String automation, String sequence) {
        return of(automation).discard(sequence);
    }

    /** Retries sequences of an automation until one fails. */
    void retrySome(String automation) {
        for (var sequences = 0; sequences < MOST_RETRIED && retry(automation, null); ) sequences++;
    }

    private DeadLetterAdministration of(String automation) {
        return administrations.of(automation);
    }
}
