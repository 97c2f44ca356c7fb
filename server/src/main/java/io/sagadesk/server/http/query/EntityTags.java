package io.sagadesk.server.http.query;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Compares the header {@code If-None-Match} with an entity tag as RFC 9110 (section 13.1.2) says: weakly, so {@code W/} does
 * not count, and {@code *} matches everything. What is no list of tags matches nothing.
 */
final class EntityTags {

    private static final String ANY = "*";
    private static final Pattern TAG = Pattern.compile("\\s*(?:W/)?(\"[\\x21\\x23-\\x7e\\x80-\\xff]*\")\\s*(?:,|$)");
    private static final Pattern EMPTY = Pattern.compile("\\s*(?:,|$)");

    private EntityTags() {}

    /**
     * Whether a client that sent these headers has the entity.
     *
     * @param headers the values of all {@code If-None-Match} headers of the request
     * @param tag the entity tag of the answer
     */
    static boolean match(List<String> headers, String tag) {
        return headers.stream().anyMatch(header -> header.strip().equals(ANY) || contains(header, opaque(tag)));
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring("W/".length()) : tag;
    }

    /** Reads tags one after another, because a tag may contain a comma. */
    private static boolean contains(String header, String opaque) {
        var tags = TAG.matcher(header);
        var empty = EMPTY.matcher(header);
        var from = 0;
        while (from < header.length()) {
            if (tags.region(from, header.length()).lookingAt()) {
                if (tags.group(1).equals(opaque)) return true;
                from = tags.end();
            } else if (empty.region(from, header.length()).lookingAt()) {
                from = empty.end();
            } else {
                return false;
            }
        }
        return false;
    }
}
