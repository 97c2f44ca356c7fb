package io.sagadesk.replay.imports.format;

import io.sagadesk.api.SubjectId;
import java.util.regex.Pattern;

/** Reads single fields, and says what is wrong with them without repeating them. */
final class FieldParser {

    private FieldParser() {}

    /** The text, if an id may look like that. */
    static String id(String name, String text) throws DamagedRow {
        if (SubjectId.isAllowed(text)) return text;
        throw new DamagedRow("has a " + name + " that is not an id");
    }

    /** The text, if it looks as it should. */
    static String matching(Pattern pattern, String name, String text) throws DamagedRow {
        if (pattern.matcher(text).matches()) return text;
        throw new DamagedRow("has a " + name + " of another form than expected");
    }
}
