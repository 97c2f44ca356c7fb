package io.sagadesk.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a page ends, as an opaque text: the values by which the next one is found. */
public final class PageCursor {

    private static final String SEPARATOR = "\u001f";

    private PageCursor() {}

    /** A text that {@link #values} reads; the values have no control characters in them. */
    public static String of(Object... values) {
        var joined = String.join(
                SEPARATOR, Arrays.stream(values).map(String::valueOf).toList());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(UTF_8));
    }

    /**
     * The values of a cursor; none for no cursor.
     *
     * @throws IllegalArgumentException if it is not one that {@link #of} made from so many values
     */
    public static List<String> values(@Nullable String cursor, int count) {
        if (cursor == null) return List.of();
        var values = List.of(new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(SEPARATOR, -1));
        if (values.size() != count) throw new IllegalArgumentException("This is no cursor of this list");
        return values;
    }
}
