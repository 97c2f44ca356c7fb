package io.sagadesk.testbed.simulate.people;

import io.sagadesk.api.Command;
import io.sagadesk.replay.client.CommandJsonLines;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The planned actions of simulated people, ordered by time. */
public final class ActionSchedule {

    private static final int REQUEST_BYTES = 200_000;

    private final PriorityQueue<Action> actions =
            new PriorityQueue<>(Comparator.comparing(Action::at).thenComparing(Action::key));
    private final Set<String> known = new HashSet<>();

    /**
     * A planned action.
     *
     * @param key identifies the action, and makes its command repeatable
     * @param command creates the command when the action is due; null if the action is dropped
     */
    private record Action(Instant at, String key, Supplier<@Nullable Command> command) {}

    /** Plans a command. A key that is already planned changes nothing. */
    void plan(String key, Command command) {
        plan(key, command.at(), () -> command);
    }

    /** Plans a command that depends on the state at that time. */
    void plan(String key, Instant at, Supplier<@Nullable Command> command) {
        if (known.add(key)) actions.add(new Action(at, key, command));
    }

    /** The time of the next action; {@code Instant.MAX} if there is none. */
    public Instant next() {
        var action = actions.peek();
        return action == null ? Instant.MAX : action.at();
    }

    /** Removes due actions and returns their commands as lines, at most one request full; empty if no action is due. */
    public byte[] due(Instant now) {
        var lines = new ByteArrayOutputStream();
        while (!next().isAfter(now) && lines.size() < REQUEST_BYTES) {
            var action = actions.remove();
            var command = action.command().get();
            if (command == null) continue;
            lines.writeBytes(CommandJsonLines.line("sim:" + action.key(), command));
            lines.write('\n');
        }
        return lines.toByteArray();
    }
}
