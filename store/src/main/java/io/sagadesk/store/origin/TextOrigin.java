package io.sagadesk.store.origin;

import static io.sagadesk.api.SealedText.SEPARATOR;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.TokenStreamContext;

/**
 * What an encrypted text was written in. It is stored in clear behind the ciphertext, {@code
 * conversation.MessagePosted|text|conversation/c-1|12}, and the ciphertext is authenticated with it.
 *
 * @param type the stored name of the event, or of the snapshot
 * @param field the name of the field; a path with {@code /} for a field of an object inside; for a record, with the names of
 *     the components that it has, {@code contact:name,email}
 * @param place null for what is neither an event nor a snapshot
 */
public record TextOrigin(
        String type, String field, @Nullable StreamPlace place) {

    /** The attribute of a Jackson reader or writer that says which type it reads or writes. */
    public static final String TYPE_ATTRIBUTE = "sagadesk.type";

    private static final String NAMES = ":"; // of the components of a record

    public TextOrigin {
        if (type.indexOf(SEPARATOR) >= 0 || field.indexOf(SEPARATOR) >= 0) {
            throw new IllegalArgumentException("No type and no field that is encrypted has '" + SEPARATOR
                    + "' in its name: '" + type + "' has it, or '" + field + "'");
        }
    }

    /** Returns the origin that {@link #toString} wrote; empty if the text is none. */
    public static Optional<TextOrigin> parse(String text) {
        var type = text.indexOf(SEPARATOR);
        var field = text.indexOf(SEPARATOR, type + 1);
        var number = text.lastIndexOf(SEPARATOR);
        if (type < 0 || field < 0 || number <= field) return Optional.empty();
        try {
            return Optional.of(new TextOrigin(
                    text.substring(0, type), text.substring(type + 1, field), place(text, field + 1, number)));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static @Nullable StreamPlace place(String text, int stream, int number) {
        if (number == text.length() - 1) return null;
        return new StreamPlace(text.substring(stream, number), Long.parseLong(text, number + 1, text.length(), 10));
    }

    /** Returns the name of the field that a reader or writer of JSON is at, or its path inside of the payload. */
    public static String fieldAt(TokenStreamContext scope) {
        var parent = scope.getParent();
        return parent == null || parent.inRoot()
                ? scope.currentName()
                : scope.pathAsPointer().toString().substring(1);
    }

    /** Returns the field without the names of a record's components. */
    public String fieldName() {
        var names = field.indexOf(NAMES);
        return names < 0 ? field : field.substring(0, names);
    }

    /** Returns the stored form. */
    @Override
    public String toString() {
        return type
                + SEPARATOR
                + field
                + SEPARATOR
                + (place == null ? "" : place.stream())
                + SEPARATOR
                + (place == null ? "" : Long.toString(place.number()));
    }

    /** Returns the origin for a message to a person. */
    String described() {
        var what = "'" + fieldName() + "' of '" + type + "'";
        return place == null ? what : what + ", " + place;
    }
}
