package io.sagadesk.replay.export;

import java.util.Locale;

/** The forms in which the log can be taken out. */
public enum ExportFormat {
    /** JSON Lines of CloudEvents. */
    JSONL,
    /** For process mining by case. */
    XES,
    /** For process mining by object. */
    OCEL,
    /** The documents of a read model. */
    CSV;

    /** Whether it has no place for personal data at all. */
    public boolean isWithoutPersonalData() {
        return this != JSONL;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
