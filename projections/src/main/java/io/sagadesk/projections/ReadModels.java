package io.sagadesk.projections;

/** Gives a projection access to its declared read models. */
public interface ReadModels {

    /**
     * Returns a read model.
     *
     * @throws IllegalArgumentException if the projection does not declare it
     */
    <D> ReadModel<D> of(ModelSpec<D> spec);
}
