package io.sagadesk.query;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field that documents are sorted by: a time or a number, which every document of the list has.
 *
 * @param field its path, such as {@code doc.updatedAt}
 * @param value the field in a document
 */
public record SortKey<D>(String field, boolean ascending, Function<D, @Nullable Object> value) {

    private static final String TIME = "t";

    String written(D document) {
        var found = value.apply(document);
        return found instanceof Instant time ? TIME + time.toEpochMilli() : String.valueOf(found);
    }

    static Object read(String written) {
        return written.startsWith(TIME)
                ? Instant.ofEpochMilli(Long.parseLong(written.substring(TIME.length())))
                : Long.valueOf(written);
    }
}
