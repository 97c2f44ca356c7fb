package io.sagadesk.projections;

import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;

/**
 * Folds events into the documents of one version of a projection. A batch reads each document once, is folded in
 * memory, and writes each document once. Not thread-safe.
 */
public final class ProjectionFold implements ReadModels {

    private final Projection projection;
    private final List<FoldedModel<?>> models = new ArrayList<>();
    private final ProjectionHandlers handlers;
    private long position = -1;
    private int folded;

    /** Gives access to the documents of a model. */
    public interface DocumentSource {

        <D> ModelDocuments<D> of(ModelSpec<D> spec);
    }

    public ProjectionFold(Projection projection, DocumentSource documents) {
        this.projection = projection;
        projection.models().forEach(spec -> models.add(modelOf(spec, documents)));
        this.handlers = new ProjectionHandlers(projection.fold().apply(this));
    }

    private <D> FoldedModel<D> modelOf(ModelSpec<D> spec, DocumentSource documents) {
        return new FoldedModel<>(spec, documents.of(spec), this);
    }

    @Override
    @SuppressWarnings("unchecked") // a model has the type of its spec
    public <D> ReadModel<D> of(ModelSpec<D> spec) {
        return (ReadModel<D>) models.stream()
                .filter(model -> model.spec().name().equals(spec.name()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(projection.name() + " does not declare the model " + spec.name()));
    }

    /** Returns whether the projection handles events of this type. */
    public boolean handles(Class<?> event) {
        return handlers.handles(event);
    }

    /** Folds events, in the order of their positions, into the documents in memory. */
    public void fold(Iterable<RecordedEvent> events) {
        folded = 0;
        for (var event : events) {
            position = event.position();
            handlers.handle(event);
        }
        for (var model : models) {
            folded++;
            model.sortPending();
            model.foldPending();
        }
    }

    /**
     * Writes the changed documents, derived models first, and keeps at most {@code keep} documents of each model in
     * memory.
     */
    public void write(int keep) {
        for (ListIterator<FoldedModel<?>> last = models.listIterator(models.size()); last.hasPrevious(); ) {
            var model = last.previous();
            model.write();
            model.keep(keep);
        }
    }

    /** Discards all changes that are not written. */
    public void discard() {
        models.forEach(FoldedModel::discard);
    }

    /**
     * Returns the position of the current event; after a failure, the position of the event that could not be folded.
     */
    public long position() {
        return position;
    }

    void at(long eventPosition) {
        position = eventPosition;
    }

    void requireBefore(FoldedModel<?> model) {
        if (models.indexOf(model) < folded) {
            throw new IllegalStateException("The model " + model.spec().name()
                    + " is derived from one that is not declared before it: change the order");
        }
    }
}
