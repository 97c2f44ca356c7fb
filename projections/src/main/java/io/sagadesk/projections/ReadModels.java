package io.sagadesk.projections;

/** Hands a projection the read models that it declares. */
public interface ReadModels {

    /**
     * Returns the read model of this kind.
     *
     * @throws IllegalArgumentException if the projection does not declare it
     */
    <D> ReadModel<D> of(ModelSpec<D> spec);
}
