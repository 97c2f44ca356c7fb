package io.sagadesk.embeddedmongo.backend;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import java.util.Collection;
import java.util.Set;

/** Checks commands before their execution: whether they write, and whether they are complete. */
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
     * Whether a command, in lower case, writes.
     *
     * @throws de.bwaldvogel.mongo.exception.MongoServerException if the server library would execute it incorrectly
     */
    static boolean changes(String command, Document query) {
        if (command.equals("renamecollection")) {
            throw new MongoServerException("The embedded MongoDB cannot rename collections");
        }
        return CHANGING.contains(command) || (command.equals("aggregate") && writes(query));
    }

    /** Whether the client waits until a write is on the disk: unless its write concern says that it need not be. */
    static boolean isDurable(Document query) {
        return !(query.get("writeConcern") instanceof Document concern && Boolean.FALSE.equals(concern.get("j")));
    }

    /** Returns a required option of a command. */
    static <T> T required(Document query, String option, Class<T> type) {
        Object value = query.get(option);
        if (!type.isInstance(value)) throw new MongoServerException("The command needs " + option);
        return type.cast(value);
    }

    static Document describe(MongoServerException failure, Document answer) {
        answer.append("errmsg", failure.getMessageWithoutErrorCode());
        if (failure instanceof MongoServerError error) {
            answer.append("code", error.getCode());
            answer.putIfNotNull("codeName", error.getCodeName());
        }
        return answer;
    }

    private static boolean writes(Document query) {
        if (!(query.get("pipeline") instanceof Collection<?> stages)) return false;
        if (stages.stream().anyMatch(stage -> stage instanceof Document document && document.containsKey("$out"))) {
            throw new MongoServerException("The embedded MongoDB knows no $out; use $merge");
        }
        return stages.stream().anyMatch(stage -> stage instanceof Document document && document.containsKey("$merge"));
    }
}
