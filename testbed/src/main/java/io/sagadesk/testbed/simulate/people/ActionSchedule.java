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

/** What people are going to do, and when. */
public final class ActionSchedule {

    private static final int REQUEST_BYTES = 200_000;

    private final PriorityQueue<Act> acts =
            new PriorityQueue<>(Comparator.comparing(Act::at).thenComparing(Act::key));
    private final Set<String> known = new HashSet<>();

    /**
     * Something that somebody does.
     *
     * @param key tells it from everything else that is done, and makes its command repeatable
     * @param what is asked when it is time; null if it is not done after all
     */
    private record Act(Instant at, String key, Supplier<@Nullable Command> what) {}

    /** Plans what is done for certain. The same key again changes nothing. */
    void plan(String key, Command command) {
        plan(key, command.at(), () -> command);
    }

    /** Plans what depends on how things stand by then. */
    void plan(String key, Instant at, Supplier<@Nullable Command> what) {
        if (known.add(key)) acts.add(new Act(at, key, what));
    }

    /** When something is planned next; the end of time if nothing is. */
    public Instant next() {
        var act = acts.peek();
        return act == null ? Instant.MAX : act.at();
    }

    /** The commands of what is planned up to now, as lines, as many as fit into a request; empty if nothing is left to do. */
    public byte[] due(Instant now) {
        var lines = new ByteArrayOutputStream();
        while (!next().isAfter(now) && lines.size() < REQUEST_BYTES) {
            var act = acts.remove();
            var command = act.what().get();
            if (command == null) continue;
            lines.writeBytes(CommandJsonLines.line("sim:" + act.key(), command));
            lines.write('\n');
        }
        return lines.toByteArray();
    }
}
