package io.sagadesk.replay.export;

import java.util.Locale;

/** The file formats of an export. */
public enum ExportFormat {
    /** JSON Lines of CloudEvents. */
    JSONL,
    /** IEEE XES, for process mining by case. */
    XES,
    /** OCEL 2.0, for process mining by object. */
    OCEL,
    /** CSV with the documents of a read model. */
    CSV;

    /** Whether the format never contains personal data in clear. */
    public boolean isWithoutPersonalData() {
        return this != JSONL;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
