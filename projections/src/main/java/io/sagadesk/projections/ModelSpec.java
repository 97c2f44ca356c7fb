package io.sagadesk.projections;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Describes the documents of one read model.
 *
 * @param name the name of the collection, to which the version is appended: {@code rfm} is stored as {@code rfm_v7}
 * @param type the record type of a document
 * @param fresh creates the document of an id before its first event
 * @param indexes the fields of each index, as paths: {@code doc.deskId}, {@code position}
 */
public record ModelSpec<D>(String name, Class<D> type, Function<String, D> fresh, List<List<String>> indexes) {

    public static <D> ModelSpec<D> of(String name, Class<D> type, Function<String, D> fresh) {
        return new ModelSpec<>(name, type, fresh, List.of());
    }

    /** Returns this model with one more index, ascending in all its fields. */
    public ModelSpec<D> indexedBy(String... fields) {
        var more = new ArrayList<>(indexes);
        more.add(List.of(fields));
        return new ModelSpec<>(name, type, fresh, List.copyOf(more));
    }
}
