package io.sagadesk.embeddedmongo.backend;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import java.util.Collection;
import java.util.Set;

/** What is known of commands before they are executed. */
final class KnownCommands {

    private static final Set<String> CHANGING = Set.of(
            "insert",
            "update",
            "delete",
            "findandmodify",
            "create",
            "createindexes",
            "drop",
            "dropindexes",
            "dropdatabase");

    private KnownCommands() {}

    /**
     * Whether a command, in lower case, changes anything.
     *
     * @throws de.bwaldvogel.mongo.exception.MongoServerException if it would be executed wrongly
     */
    static boolean changes(String command, Document query) {
        if (command.equals("renamecollection")) {
            throw new MongoServerException("The embedded MongoDB cannot rename collections");
        }
        return CHANGING.contains(command) || (command.equals("aggregate") && writes(query));
    }

    /** What a command must say. */
    static <T> T required(Document query, String option, Class<T> type) {
        Object value = query.get(option);
        if (!type.isInstance(value)) {
            throw new MongoServerException("The command needs " + option);
        }
        return type.cast(value);
    }

    private static boolean writes(Document query) {
        if (!(query.get("pipeline") instanceof Collection<?> stages)) {
            return false;
        }
        if (stages.stream().anyMatch(stage -> stage instanceof Document one && one.containsKey("$out"))) {
            throw new MongoServerException("The embedded MongoDB knows no $out; use $merge");
        }
        return stages.stream().anyMatch(stage -> stage instanceof Document one && one.containsKey("$merge"));
    }
}
