package io.sagadesk.api;

import org.jspecify.annotations.Nullable;

/**
 * Takes the stored text of an encrypted field apart, without a key. There are two forms:
 *
 * <ul>
 *   <li>{@code pd2.BOX|TYPE|FIELD|STREAM|NUMBER}: the box is the ciphertext in base64url. What follows it is the origin of the
 *       text, in clear and authenticated: the stored type, the field, the stream and the number in the stream of the event
 *       that it was written in, such as {@code conversation.MessagePosted|text|conversation/c-1|12};
 *   <li>{@code pd1.BOX}, which earlier versions wrote, and which does not say where it belongs.
 * </ul>
 */
public final class SealedText {

    /** The prefix of a text that does not say where it belongs. */
    public static final String UNBOUND = "pd1.";

    /** The prefix of a text that is bound to its origin. */
    public static final String BOUND = "pd2.";

    /** Separates the box from its origin, and the parts of the origin. No id, type or field has it. */
    public static final char SEPARATOR = '|';

    private SealedText() {}

    /** Returns whether a text is the stored form of an encrypted field, by its beginning. */
    public static boolean isSealed(String text) {
        return isBound(text) || text.startsWith(UNBOUND);
    }

    public static boolean isBound(String text) {
        return text.startsWith(BOUND);
    }

    /** Returns the ciphertext in base64url. */
    public static String box(String sealed) {
        var end = isBound(sealed) ? sealed.indexOf(SEPARATOR) : -1;
        return sealed.substring(BOUND.length(), end < 0 ? sealed.length() : end);
    }

    /** Returns the origin as it is stored; null if the text has none. */
    public static @Nullable String origin(String sealed) {
        var start = isBound(sealed) ? sealed.indexOf(SEPARATOR) : -1;
        return start < 0 ? null : sealed.substring(start + 1);
    }
}
