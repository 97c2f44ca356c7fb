package io.sagadesk.replay.imports.format;

import io.sagadesk.api.SubjectId;
import java.util.regex.Pattern;

/** Validates single fields. Error messages never repeat the value. */
final class FieldParser {

    private FieldParser() {}

    /** Returns the text; refuses a text that is not a valid id. */
    static String id(String name, String text) throws DamagedRow {
        if (SubjectId.isAllowed(text)) return text;
        throw new DamagedRow("has a " + name + " that is not an id");
    }

    /** Returns the text; refuses a text that does not match the pattern. */
    static String matching(Pattern pattern, String name, String text) throws DamagedRow {
        if (pattern.matcher(text).matches()) return text;
        throw new DamagedRow("has a " + name + " of another form than expected");
    }
}
