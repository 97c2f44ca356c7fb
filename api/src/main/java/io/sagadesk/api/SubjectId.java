package io.sagadesk.api;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The id of something that events are about: an opaque string of the caller's choosing.
 *
 * <p>{@code toString()} is the subject's full name, {@code kind/value}: Axon uses it as the aggregate identifier, so a
 * customer and a ticket that were given the same id never share a stream.
 */
public interface SubjectId {

    /** The longest id that is accepted, in characters. */
    int MAX_LENGTH = 128;

    String value();

    /** Returns the value, or refuses it with a sentence that says what an id looks like. */
    static String checked(String kind, String value) {
        if (!isAllowed(value)) {
            throw new IllegalArgumentException("The " + kind + " id must be 1 to " + MAX_LENGTH
                    + " letters, digits or . _ : ~ - and start with a letter or digit");
        }
        return value;
    }

    /**
     * An id of something that follows from a subject: the same cause and word always make the same id, so that a reaction
     * that happens twice names one thing.
     *
     * @param word what follows, such as {@code follow-up}
     */
    static String because(SubjectId cause, String word) {
        return UUID.nameUUIDFromBytes((cause + "|" + word).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Letters, digits and {@code . _ : ~ -}: fit for a path, and no e-mail address. */
    static boolean isAllowed(String value) {
        if (value.isEmpty() || value.length() > MAX_LENGTH || !isLetterOrDigit(value.charAt(0))) return false;
        for (int i = 1; i < value.length(); i++) {
            if (!isLetterOrDigit(value.charAt(i)) && "._:~-".indexOf(value.charAt(i)) < 0) return false;
        }
        return true;
    }

    /** Of ASCII; a pattern would do the same five times as slowly, for each id of each message. */
    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
