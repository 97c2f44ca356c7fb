package io.sagadesk.projections;

import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * A read model: the documents of one kind into which a projection folds events.
 *
 * @param <D> a public record that the driver's record codec can store. Its maps must be sorted, so that equal documents
 * are equal byte for byte
 */
public interface ReadModel<D> {

    /**
     * Updates a document for the current event; the document is created if it does not exist. The change is applied
     * later, in the order of the events, together with the whole batch. An event that the document already contains is
     * skipped.
     *
     * @param change a pure function, which returns the same object if nothing changes
     */
    void update(String id, UnaryOperator<D> change);

    /**
     * Updates a document like {@link #update(String, UnaryOperator)} and passes the document before and after this
     * change to a listener. With it, documents can be derived from the current event together with the previous state.
     */
    void update(String id, UnaryOperator<D> change, BiConsumer<D, D> derivation);

    /**
     * Registers a listener for every change of a document, before and after, to derive documents of models that are
     * declared after this one. Derived documents are written before this model's documents, so that repeating a batch
     * after a crash is safe.
     */
    void onChange(BiConsumer<D, D> derivation);
}
