package io.sagadesk.query;

import com.mongodb.client.model.Filters;
import io.sagadesk.api.SubjectId;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Builds the filter of a list query; without restrictions it matches all documents. */
public final class ListFilter {

    private final List<Bson> filters = new ArrayList<>();

    /** Restricts the list to documents whose field has the value; null means no restriction. */
    public ListFilter is(String field, @Nullable Object value) {
        if (value != null) filters.add(Filters.eq(field, stored(value)));
        return this;
    }

    /** Restricts the list to documents whose field has one of the values; an empty list means no restriction. */
    public ListFilter isOneOf(String field, List<? extends Enum<?>> values) {
        if (!values.isEmpty())
            filters.add(Filters.in(field, values.stream().map(Enum::name).toList()));
        return this;
    }

    /** Restricts the list to documents that have the field. */
    public ListFilter has(String field) {
        filters.add(Filters.exists(field));
        return this;
    }

    public Bson filter() {
        return filters.isEmpty() ? Filters.empty() : Filters.and(filters);
    }

    private static Object stored(Object value) {
        if (value instanceof SubjectId id) return id.value();
        return value instanceof Enum<?> one ? one.name() : value;
    }
}
