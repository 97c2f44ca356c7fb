package io.sagadesk.query;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field by which documents are sorted: a time or a number that every document of the list has.
 *
 * @param field its path, such as {@code doc.updatedAt}
 * @param value returns the field of a document
 */
public record SortKey<D>(String field, boolean ascending, Function<D, @Nullable Object> value) {

    private static final String TIME = "t";

    String encode(D document) {
        var found = value.apply(document);
        return found instanceof Instant time ? TIME + time.toEpochMilli() : String.valueOf(found);
    }

    static Object decode(String encoded) {
        return encoded.startsWith(TIME)
                ? Instant.ofEpochMilli(Long.parseLong(encoded.substring(TIME.length())))
                : Long.valueOf(encoded);
    }
}
