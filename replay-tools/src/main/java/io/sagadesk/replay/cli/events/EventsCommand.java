package io.sagadesk.replay.cli.events;

import io.sagadesk.replay.events.EventLineSink;
import java.io.PrintWriter;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the events of the log. */
@Command(
        name = "events",
        description = {
            "Shows the events of the log, in the order in which they were recorded.",
            "Filters of different kinds must all be met. Nothing is held in memory, however long the log is. Payloads of"
                    + " older revisions are shown in the current form; forgotten personal data reads ‹forgotten›."
        })
public final class EventsCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FilterOptions filter = new FilterOptions();

    @Mixin
    private OriginOptions origin = new OriginOptions();

    @Option(names = "--follow", description = "Then wait, and show new events as they are recorded, until Ctrl-C.")
    private boolean follow;

    @Option(names = "--json", description = "JSON Lines, one complete event a line, instead of a table.")
    private boolean json;

    @Option(names = "--sealed", description = "Leave payloads as they are stored, with personal data as ciphertext.")
    private boolean sealed;

    @Override
    public void run() {
        var eventSelection = filter.selection(sealed, follow);
        var from = origin.origin();
        var out = spec.commandLine().getOut();
        if (!json) out.write(EventTable.HEADING + '\n');
        from.read(eventSelection, new PrintingSink(out, json ? UnaryOperator.identity() : EventTable::row));
    }

    private record PrintingSink(PrintWriter out, UnaryOperator<String> format) implements EventLineSink {

        @Override
        public void line(String event) {
            out.write(format.apply(event));
            out.write('\n');
        }

        /** A closed pipe, for example that of {@code head}, ends the command without an error. */
        @Override
        public boolean show() {
            return !out.checkError();
        }
    }
}
