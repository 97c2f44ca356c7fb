package io.sagadesk.projections;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A projection: a class of {@code @EventHandler} methods that folds events into read models, and its configuration.
 *
 * @param name the name for people, {@code rfm}
 * @param revision of the code; it must be raised whenever the same events would be folded into different documents
 * @param key the metadata field by which events are sequenced. Events with the same key are folded in order by one
 * segment, so every document that an event updates must belong to its key. Null if the whole log is one sequence
 * @param models the read models; a model that is derived from another's changes must come after it
 * @param computed the models that queries compute from the documents and store under the same version; they are dropped
 * together
 * @param fold creates an instance of the class
 */
public record Projection(
        String name,
        int revision,
        @Nullable String key,
        List<ModelSpec<?>> models,
        List<ModelSpec<?>> computed,
        Function<ReadModels, Object> fold) {

    private static final String ONE_SEQUENCE = "all";

    /** Creates a projection without computed models. */
    public Projection(
            String name,
            int revision,
            @Nullable String key,
            List<ModelSpec<?>> models,
            Function<ReadModels, Object> fold) {
        this(name, revision, key, models, List.of(), fold);
    }

    /** Returns the sequence of an event, or null if the projection does not handle the event. */
    public @Nullable String sequenceOf(EventEnvelope envelope) {
        return key == null ? ONE_SEQUENCE : envelope.metadata(key);
    }

    /**
     * Returns the model of that name.
     *
     * @throws IllegalArgumentException if the projection has no such model
     */
    public ModelSpec<?> model(String modelName) {
        return models.stream()
                .filter(model -> model.name().equals(modelName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no model " + modelName));
    }
}
