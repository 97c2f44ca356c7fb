package io.sagadesk.command.repeats;

import io.sagadesk.api.Command;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A command that is carried out, and then sent again.
 *
 * @param hasId whether the command has an id of its own: then another content with the same id is refused. Otherwise another
 *     content may also be recorded, as a further change
 * @param id the fields of that id, besides the addressed aggregate
 * @param changes other values of fields, where a generated one would be malformed
 * @param unnoticed the fields whose change is not noticed, by path, with the reason
 * @param recordedAgain why the unchanged command is recorded again; absent if it is a repeat
 */
public record RepeatCase(
        Class<?> aggregate,
        Command command,
        List<Object> given,
        boolean hasId,
        Set<String> id,
        Map<String, Object> changes,
        Map<String, String> unnoticed,
        @Nullable String recordedAgain) {

    /** A command whose identity is the addressed aggregate and the given fields. */
    static RepeatCase withId(Class<?> aggregate, Command command, String... id) {
        return new RepeatCase(aggregate, command, List.of(), true, Set.of(id), Map.of(), Map.of(), null);
    }

    /** A command that changes a state, and is recognised by the state that it would lead to. */
    static RepeatCase ofState(Class<?> aggregate, Command command) {
        return new RepeatCase(aggregate, command, List.of(), false, Set.of(), Map.of(), Map.of(), null);
    }

    RepeatCase after(Object... events) {
        return new RepeatCase(aggregate, command, List.of(events), hasId, id, changes, unnoticed, recordedAgain);
    }

    RepeatCase with(String field, Object changed) {
        var more = new HashMap<>(changes);
        more.put(field, changed);
        return new RepeatCase(aggregate, command, given, hasId, id, more, unnoticed, recordedAgain);
    }

    /** Says that a change of these fields is not noticed, and why it need not be. */
    RepeatCase unnoticed(String reason, String... fields) {
        var more = new HashMap<>(unnoticed);
        for (var field : fields) more.put(field, reason);
        return new RepeatCase(aggregate, command, given, hasId, id, changes, more, recordedAgain);
    }

    RepeatCase recordedAgain(String reason) {
        return new RepeatCase(aggregate, command, given, hasId, id, changes, unnoticed, reason);
    }

    public boolean isUnnoticed(String path) {
        return unnoticed.containsKey(path) || unnoticed.containsKey(fieldOf(path));
    }

    /** Whether a command with another value there has another id. */
    public boolean isOfId(String path) {
        return id.contains(fieldOf(path));
    }

    private static String fieldOf(String path) {
        return path.split("\\.", 2)[0];
    }

    @Override
    public String toString() {
        return command.getClass().getSimpleName();
    }
}
