package io.sagadesk.testbed.damage;

import static io.sagadesk.testbed.damage.DamagedDirectory.DOCUMENTS;
import static io.sagadesk.testbed.damage.DamagedDirectory.KEYS;
import static io.sagadesk.testbed.damage.DamagedDirectory.KEYS_WAL;
import static io.sagadesk.testbed.damage.DamagedDirectory.KEY_FILES;
import static io.sagadesk.testbed.damage.DamagedDirectory.LOG;
import static io.sagadesk.testbed.damage.DamagedDirectory.LOG_FILES;
import static io.sagadesk.testbed.damage.DamagedDirectory.LOG_WAL;
import static io.sagadesk.testbed.damage.DamagedDirectory.MASTER_KEY;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** The kinds of damage to a data directory, whose server was killed under load. */
public enum DirectoryDamage {
    WAL_MISSING("events.db-wal is missing", (target, sources) -> target.delete(List.of(LOG_WAL))),
    DOCUMENTS_MISSING("the documents are missing", (target, sources) -> target.delete(List.of(DOCUMENTS))),
    KEYS_FLIPPED("a page of keys.db is damaged", (target, sources) -> target.flipPageType(KEYS)),
    DOCUMENTS_NEWER("the documents are newer than the log", (target, sources) -> {
        target.replace(LOG_FILES, sources.earlier().data());
        target.replace(KEY_FILES, sources.earlier().data());
    }),
    WAL_CUT("events.db-wal is cut", (target, sources) -> target.cutWal(LOG_WAL)),
    WAL_EMPTY("events.db-wal is empty", (target, sources) -> target.cutTo(LOG_WAL, 0)),
    WAL_FLIPPED("a bit of events.db-wal is inverted", (target, sources) -> target.flipWal(LOG_WAL)),
    WAL_HEADER_FLIPPED(
            "the header of events.db-wal is damaged",
            (target, sources) -> target.flip(LOG_WAL, 0, WriteAheadFile.HEADER)),
    WAL_OLDER(
            "events.db-wal is older than events.db",
            (target, sources) ->
                    target.replace(List.of(LOG_WAL), sources.earlier().data())),
    LOG_CUT("events.db is cut", (target, sources) -> target.cutDatabase(LOG)),
    LOG_PAGE_FLIPPED("a page of events.db is damaged", (target, sources) -> target.flipPageType(LOG)),
    LOG_TEXT_FLIPPED("a text in events.db is damaged", (target, sources) -> target.flipText(LOG)),
    LOG_MISSING("events.db and events.db-wal are missing", (target, sources) -> target.delete(LOG_FILES)),
    KEYS_CUT("keys.db is cut", (target, sources) -> target.cutDatabase(KEYS)),
    KEYS_WAL_MISSING("keys.db-wal is missing", (target, sources) -> target.delete(List.of(KEYS_WAL))),
    KEYS_MISSING("keys.db and keys.db-wal are missing", (target, sources) -> target.delete(KEY_FILES)),
    MASTER_KEY_MISSING("master.key is missing", (target, sources) -> target.delete(List.of(MASTER_KEY))),
    MASTER_KEY_FLIPPED("a bit of master.key is inverted", (target, sources) -> target.flip(MASTER_KEY)),
    DOCUMENTS_CUT("the documents are cut", (target, sources) -> target.cut(target.largestDocumentFile())),
    DOCUMENTS_FLIPPED(
            "a bit of the documents is inverted", (target, sources) -> target.flip(target.largestDocumentFile())),
    DOCUMENTS_OLDER(
            "the documents are older than the log",
            (target, sources) ->
                    target.replace(List.of(DOCUMENTS), sources.earlier().data())),
    KEYS_OLDER(
            "the keys are older than the log",
            (target, sources) -> target.replace(KEY_FILES, sources.earlier().data())),
    KEYS_OF_ANOTHER("the keys are those of another installation", (target, sources) -> {
        target.replace(KEY_FILES, sources.another().data());
        target.replace(List.of(MASTER_KEY), sources.another().data());
    }),
    DOCUMENTS_OF_ANOTHER(
            "the documents are those of another installation",
            (target, sources) ->
                    target.replace(List.of(DOCUMENTS), sources.another().data()));

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // it captures nothing
    private final Damaging damaging;

    DirectoryDamage(String text, Damaging damaging) {
        this.text = text;
        this.damaging = damaging;
    }

    /** Damages a copy of the later directory. */
    private interface Damaging {
        void damage(DamagedDirectory target, SourceDirectories sources) throws IOException;
    }

    void apply(DamagedDirectory target, SourceDirectories sources) throws IOException {
        damaging.damage(target, sources);
    }

    /** The codes with which a history may be answered afterwards, because texts cannot be read. */
    Set<String> damagedTexts() {
        return switch (this) {
            case LOG_TEXT_FLIPPED -> Set.of("event-damaged");
            case KEYS_FLIPPED, KEYS_CUT, KEYS_WAL_MISSING, KEYS_OLDER, KEYS_OF_ANOTHER ->
                Set.of("event-damaged", "key-missing");
            default -> Set.of();
        };
    }

    /** Whether files of an earlier time or of another installation are needed. */
    boolean isMixture() {
        return switch (this) {
            case WAL_OLDER, DOCUMENTS_NEWER, DOCUMENTS_OLDER, KEYS_OLDER, KEYS_OF_ANOTHER, DOCUMENTS_OF_ANOTHER -> true;
            default -> false;
        };
    }

    /** The position up to which the documents of the damaged directory have handled the log at least. */
    long derived(SourceDirectories sources) {
        return switch (this) {
            case DOCUMENTS_MISSING, DOCUMENTS_CUT, DOCUMENTS_FLIPPED, DOCUMENTS_OF_ANOTHER -> -1;
            case DOCUMENTS_OLDER -> sources.earlier().handled();
            default -> sources.later().handled();
        };
    }

    /** The damage in words. */
    String text() {
        return text;
    }
}
