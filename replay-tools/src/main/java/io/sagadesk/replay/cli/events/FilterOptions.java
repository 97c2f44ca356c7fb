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

/** The command line options that select events. */
public final class FilterOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--subject",
            paramLabel = "KIND/ID",
            description =
                    "Only events about this subject: customer/c-1, ticket/t-1, agent/a-1 … May be repeated, for any"
                            + " of them.")
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
            description =
                    "Only events of this actor (agent/a-1), or of a kind of actor with its slash (import/). May be"
                            + " repeated, for any of them.")
    private List<String> actors = new ArrayList<>();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Only events recorded at this time or later: 2026-01-31 (its beginning, in UTC) or"
                    + " 2026-01-31T08:00:00Z.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Only events recorded before this time.")
    private @Nullable String to;

    @Option(names = "--after", paramLabel = "POSITION", description = "Only events after this position in the log.")
    private @Nullable String after;

    @Option(
            names = "--until",
            paramLabel = "POSITION",
            description = "Only events up to and including this position in the log.")
    private @Nullable String until;

    @Option(names = "--limit", paramLabel = "N", description = "Only the first N events.")
    private @Nullable String limit;

    /** The selection that the options describe. Refuses invalid values with a {@code ParameterException}. */
    public EventSelection selection(boolean sealed, boolean follow) {
        var parameters = parameters();
        try {
            return new EventSelection(parameters, EventFilter.of(parameters), sealed, follow);
        } catch (IllegalArgumentException invalid) {
            throw new ParameterException(command.commandLine(), "--" + invalid.getMessage());
        }
    }

    /** Whether at least one filter option is given. */
    public boolean isGiven() {
        return !parameters().isEmpty();
    }

    private Map<String, List<String>> parameters() {
        var parameters = new TreeMap<String, List<String>>();
        put(parameters, "subject", subjects);
        put(parameters, "type", types);
        put(parameters, "actor", actors);
        put(parameters, "from", listOf(from));
        put(parameters, "to", listOf(to));
        put(parameters, "after", listOf(after));
        put(parameters, "until", listOf(until));
        put(parameters, "limit", listOf(limit));
        return parameters;
    }

    private static void put(Map<String, List<String>> parameters, String name, List<String> values) {
        if (!values.isEmpty()) parameters.put(name, values);
    }

    private static List<String> listOf(@Nullable String word) {
        return word == null ? List.of() : List.of(word);
    }
}
