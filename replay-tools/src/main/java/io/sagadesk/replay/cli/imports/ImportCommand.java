package io.sagadesk.replay.cli.imports;

import io.sagadesk.replay.imports.format.CdnowFormat;
import io.sagadesk.replay.imports.format.CommandLinesFormat;
import io.sagadesk.replay.imports.format.FileKind;
import io.sagadesk.replay.imports.format.HelpdeskFormat;
import io.sagadesk.replay.imports.format.MultiDogoFormat;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Imports history from files into a running server. */
@Command(
        name = "import",
        description = {
            "Brings history from elsewhere into a running server.",
            "It is marked as imported: nothing is sent to anybody because of it. Rows that cannot be understood, or that"
                    + " the server refuses, are passed over and reported with their line, and are no error. Ids come from the files alone:"
                    + " importing again adds nothing, and is how an import that was cut short goes on.",
            "Read models wait while rows arrive. The command ends when they have seen the last row, and says after how long."
        },
        synopsisSubcommandLabel = "KIND")
public final class ImportCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Import what? Name a kind of file");
    }

    @Command(
            description = {
                "Brings in conversations: MultiDoGO's files of customers' turns and their intents, as CSV with tabs,"
                        + " commas or semicolons.",
                "Customers are named multidogo-<conversation>. The conversations stay open: the files do not say how"
                        + " they ended. The files have no times either: the first conversation of a file starts at"
                        + " --start, each further one a minute later, and turn k is k × 10 s after that."
            })
    int conversations(
            @Mixin ImportOptions options,
            @Option(
                            names = "--start",
                            paramLabel = "INSTANT",
                            defaultValue = "2020-01-01T00:00:00Z",
                            description =
                                    "When the first conversation of each file starts (default: ${DEFAULT-VALUE}).")
                    Instant start) {
        return options.run(new FileKind(
                "conversations",
                MultiDogoFormat.SOURCE,
                MultiDogoFormat.clock(start),
                "the header conversationId, turnNumber, utteranceId, utterance, slot-labels, intent with tabs, commas"
                        + " or semicolons between",
                () -> new MultiDogoFormat(start)));
    }

    @Command(
            description = {
                "Brings in tickets: a help desk's event log as CSV with commas, semicolons or tabs and the columns"
                        + " Activity, Resource, time:timestamp and case:concept:name, the rows of one case together.",
                "The first row of a case opens the ticket; taking in charge, waiting, resolving and closing change it;"
                        + " every other activity becomes a note, so that nothing is dropped."
            })
    int tickets(@Mixin ImportOptions options) {
        return options.run(new FileKind(
                "tickets",
                HelpdeskFormat.SOURCE,
                HelpdeskFormat.CLOCK,
                "a header with the columns Activity, Resource, time:timestamp and case:concept:name",
                HelpdeskFormat::new));
    }

    @Command(
            description = {
                "Brings in purchases: CDNOW's text file of customer, date, number of CDs and dollars.",
                "A purchase is named cdnow-<customer>-<date>-<k>, the k-th of its customer and date, and happened at"
                        + " noon UTC, since the file has dates only."
            })
    int purchases(@Mixin ImportOptions options) {
        return options.run(new FileKind(
                "purchases",
                CdnowFormat.SOURCE,
                CdnowFormat.CLOCK,
                "a customer, a date such as 19970101, a number and an amount, or the header that names these",
                CdnowFormat::new));
    }

    @Command(
            description = {
                "Brings in commands: one JSON object a line, as POST /v1/commands takes them.",
                "For example {\"command\":\"ticket.AssignTicket\",\"requestId\":\"r-1\",\"ticketId\":\"t-1\","
                        + "\"agentId\":\"a-1\",\"at\":\"2012-10-09T14:50:17Z\"}. A command that has no id of its own"
                        + " can be repeated only if it carries a requestId; one without a time happens when the server"
                        + " receives it."
            })
    int commands(@Mixin ImportOptions options) {
        return options.run(new FileKind(
                "commands",
                CommandLinesFormat.SOURCE,
                CommandLinesFormat.CLOCK,
                "a JSON object with a known command",
                CommandLinesFormat::new));
    }
}
