package io.sagadesk.replay.cli.events;

import io.sagadesk.replay.events.EventSelection;
import io.sagadesk.store.log.EventFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which events are wanted. */
public final class FilterOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--subject",
            paramLabel = "KIND/ID",
            description =
                    "Only what concerns it: customer/c-1, ticket/t-1, agent/a-1 … May be repeated, for any of them.")
    private List<String> subjects = new ArrayList<>();

    @Option(
            names = "--type",
            paramLabel = "NAME",
            description =
                    "Only events of this name (ticket.TicketOpened), or of a feature with its dot (ticket.). May be"
                            + " repeated, for any of them.")
    private List<String> types = new ArrayList<>();

    @Option(
            names = "--actor",
            paramLabel = "KIND/ID",
            description = "Only what this one brought about (agent/a-1), or this kind with its slash (import/). May be"
                    + " repeated, for any of them.")
    private List<String> actors = new ArrayList<>();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Only what was recorded then or later: 2026-01-31 (its beginning, in UTC) or"
                    + " 2026-01-31T08:00:00Z.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Only what was recorded before.")
    private @Nullable String to;

    @Option(names = "--after", paramLabel = "POSITION", description = "Only what comes after this place in the log.")
    private @Nullable String after;

    @Option(names = "--until", paramLabel = "POSITION", description = "Only up to and with this place in the log.")
    private @Nullable String until;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many events, the first ones.")
    private @Nullable String limit;

    /** What was asked for, understood. */
    public EventSelection wanted(boolean sealed, boolean follow) {
        var words = words();
        try {
            return new EventSelection(words, EventFilter.of(words), sealed, follow);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(command.commandLine(), "--" + wrong.getMessage());
        }
    }

    /** Whether anything is to be left out. */
    public boolean isGiven() {
        return !words().isEmpty();
    }

    private Map<String, List<String>> words() {
        var words = new TreeMap<String, List<String>>();
        put(words, "subject", subjects);
        put(words, "type", types);
        put(words, "actor", actors);
        put(words, "from", listOf(from));
        put(words, "to", listOf(to));
        put(words, "after", listOf(after));
        put(words, "until", listOf(until));
        put(words, "limit", listOf(limit));
        return words;
    }

    private static void put(Map<String, List<String>> words, String name, List<String> values) {
        if (!values.isEmpty()) words.put(name, values);
    }

    private static List<String> listOf(@Nullable String word) {
        return word == null ? List.of() : List.of(word);
    }
}
