package io.sagadesk.replay.cli.events;

import io.sagadesk.replay.events.EventLineSink;
import java.io.PrintWriter;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the log. */
@Command(
        name = "events",
        description = {
            "Shows the events of the log, in the order in which they were recorded.",
            "Filters of different kinds must all be met. Nothing is held in memory, however long the log is. Payloads of"
                    + " older revisions are shown in today's form; what was forgotten reads ‹forgotten›."
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

    @Option(names = "--json", description = "JSON Lines, one event a line with all it says, instead of a table.")
    private boolean json;

    @Option(names = "--sealed", description = "Leave payloads as they are stored, with personal data as ciphertext.")
    private boolean sealed;

    @Override
    public void run() {
        var eventSelection = filter.wanted(sealed, follow);
        var from = origin.origin();
        var out = spec.commandLine().getOut();
        if (!json) out.write(EventTable.HEADING + '\n');
        from.read(eventSelection, new Printed(out, json ? UnaryOperator.identity() : EventTable::row));
    }

    private record Printed(PrintWriter out, UnaryOperator<String> form) implements EventLineSink {

        @Override
        public void line(String event) {
            out.write(form.apply(event));
            out.write('\n');
        }

        /** A pipe that was closed, as head does, is no failure. */
        @Override
        public boolean show() {
            return !out.checkError();
        }
    }
}
