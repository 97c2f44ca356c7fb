package io.sagadesk.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Encodes the end of a page as opaque text: the sort values by which the next page is found. */
public final class PageCursor {

    private static final String SEPARATOR = "\u001f";

    private PageCursor() {}

    /** Encodes values, which must not contain control characters, as a cursor that {@link #values} decodes. */
    public static String of(Object... values) {
        var joined = String.join(
                SEPARATOR, Arrays.stream(values).map(String::valueOf).toList());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(UTF_8));
    }

    /**
     * Decodes a cursor; empty if {@code cursor} is null.
     *
     * @throws IllegalArgumentException if the text is not a cursor that {@link #of} made from {@code count} values
     */
    public static List<String> values(@Nullable String cursor, int count) {
        if (cursor == null) return List.of();
        var values = List.of(new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(SEPARATOR, -1));
        if (values.size() != count) throw new IllegalArgumentException("This is no cursor of this list");
        return values;
    }
}
