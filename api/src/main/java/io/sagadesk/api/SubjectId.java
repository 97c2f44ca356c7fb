package io.sagadesk.api;

import java.util.regex.Pattern;

/**
 * The id of something that events are about: an opaque string of the caller's choosing.
 *
 * <p>{@code toString()} is the subject's full name, {@code kind/value}: Axon uses it as the aggregate identifier, so a
 * customer and a ticket that were given the same id never share a stream.
 */
public interface SubjectId {

    /** The longest id that is accepted, in characters. */
    int MAX_LENGTH = 128;

    /** Letters, digits and {@code . _ : ~ -}: fit for a path, and no e-mail address. */
    Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:~-]{0," + (MAX_LENGTH - 1) + "}");

    String value();

    /** Returns the value, or refuses it with a sentence that says what an id looks like. */
    static String checked(String kind, String value) {
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException("The " + kind + " id must be 1 to " + MAX_LENGTH
                    + " letters, digits or . _ : ~ - and start with a letter or digit");
        }
        return value;
    }
}
