package io.sagadesk.projections;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A projection: a class of {@code @EventHandler} methods that folds events into read models, and what has to be known to
 * run it.
 *
 * @param name as people say it, {@code rfm}
 * @param revision of its code: raised whenever the same events would fold into other documents
 * @param key the field of the metadata that events are sequenced by: events of one key are folded in order, by one segment,
 *     so all that is updated for an event must belong to its key; absent if the whole log is one sequence
 * @param models what it folds into; one that is derived from another's changes comes after it
 * @param computed what queries compute from its documents and keep beside them, under the same version: dropped with them
 * @param fold makes an instance of the class
 */
public record Projection(
        String name,
        int revision,
        @Nullable String key,
        List<ModelSpec<?>> models,
        List<ModelSpec<?>> computed,
        Function<ReadModels, Object> fold) {

    private static final String ONE_SEQUENCE = "all";

    /** One from whose documents nothing is computed that would have to be kept. */
    public Projection(
            String name,
            int revision,
            @Nullable String key,
            List<ModelSpec<?>> models,
            Function<ReadModels, Object> fold) {
        this(name, revision, key, models, List.of(), fold);
    }

    /** What the event is sequenced by; absent if the event has nothing to do with this projection. */
    public @Nullable String sequenceOf(EventEnvelope envelope) {
        return key == null ? ONE_SEQUENCE : envelope.metadata(key);
    }

    /** The model of that name. */
    public ModelSpec<?> model(String modelName) {
        return models.stream()
                .filter(model -> model.name().equals(modelName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no model " + modelName));
    }
}
