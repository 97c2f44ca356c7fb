package io.sagadesk.query;

import com.mongodb.client.model.Filters;
import io.sagadesk.api.SubjectId;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** What a list is restricted to: by nothing to begin with. */
public final class ListFilter {

    private final List<Bson> filters = new ArrayList<>();

    /** Only documents whose field is the value; all if there is no value. */
    public ListFilter is(String field, @Nullable Object value) {
        if (value != null) filters.add(Filters.eq(field, stored(value)));
        return this;
    }

    /** Only documents whose field is one of the values; all if there are none. */
    public ListFilter isOneOf(String field, List<? extends Enum<?>> values) {
        if (!values.isEmpty())
            filters.add(Filters.in(field, values.stream().map(Enum::name).toList()));
        return this;
    }

    /** Only documents that have the field. */
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
