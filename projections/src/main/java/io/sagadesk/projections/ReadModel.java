package io.sagadesk.projections;

import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * The documents that a projection folds events into, one kind of them.
 *
 * @param <D> a public record of what the driver's record codec can store; its maps are sorted, so that equal documents are
 *     equal byte for byte
 */
public interface ReadModel<D> {

    /**
     * Folds the event at hand into a document, which is fresh if there is none of this id. The change is applied later,
     * in the order of the events, together with those of the whole batch; an event that the document has seen is
     * skipped.
     *
     * @param change a pure function; returns the same object if nothing changes
     */
    void update(String id, UnaryOperator<D> change);

    /**
     * As {@link #update(String, UnaryOperator)}, and has this one change seen as {@link #onChange} has all of them: for
     * what is derived from the event at hand and from the document as it was.
     */
    void update(String id, UnaryOperator<D> change, BiConsumer<D, D> derivation);

    /**
     * Has every change of a document seen, before and after: to derive documents of models that are declared after this
     * one. Theirs are written before this model's, so that whatever a crash leaves behind is repeated without harm.
     */
    void onChange(BiConsumer<D, D> derivation);
}
