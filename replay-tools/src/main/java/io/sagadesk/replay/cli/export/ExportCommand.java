package io.sagadesk.replay.cli.export;

import io.sagadesk.replay.CliException;
import io.sagadesk.replay.cli.events.FilterOptions;
import io.sagadesk.replay.cli.events.OriginOptions;
import io.sagadesk.replay.export.CloudEvents;
import io.sagadesk.replay.export.ExportFormat;
import io.sagadesk.replay.export.ExportProgress;
import io.sagadesk.replay.export.ExportRun;
import io.sagadesk.replay.export.ExportTarget;
import io.sagadesk.replay.export.ExportWriter;
import io.sagadesk.replay.export.ocel.OcelWriter;
import io.sagadesk.replay.export.xes.CaseNotion;
import io.sagadesk.replay.export.xes.XesWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Exports the event log or a read model. */
@Command(
        name = "export",
        description = {
            "Writes the events of the log in a file format of other programs.",
            "jsonl: JSON Lines of CloudEvents 1.0, one event a line. Personal data stays as ciphertext unless"
                    + " --no-sealed decrypts it: data that is forgotten later stays readable in the file.",
            "xes: IEEE XES for process mining, a trace for each ticket, conversation, customer or order. The events are"
                    + " sorted into traces on disk: it takes a temporary file beside --out, about as large as the export.",
            "ocel: OCEL 2.0 in JSON, each event with all its objects. It takes a temporary file with one row for"
                    + " each customer, ticket and so on.",
            "xes and ocel leave personal data out altogether. Memory is constant in these forms.",
            "csv: the documents of one read model (--model) as they are now, a column a field; personal data stays as"
                    + " ciphertext. With --data, from a directory that no server has open."
        })
public final class ExportCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--format", required = true, paramLabel = "FORM", description = "${COMPLETION-CANDIDATES}.")
    private ExportFormat format = ExportFormat.JSONL;

    @Option(
            names = "--case",
            paramLabel = "KIND",
            description = "The kind of case of an xes trace: ${COMPLETION-CANDIDATES} (default: ticket).")
    private @Nullable CaseNotion trace;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "The file to write, for its owner alone; it appears when it is complete, and replaces one that"
                            + " is there (default: standard output).")
    private @Nullable Path out;

    @Option(
            names = "--sealed",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Leave personal data in jsonl as ciphertext, which is the default, or decrypt it.")
    private boolean sealed = true;

    @Option(
            names = "--source",
            paramLabel = "URI",
            description = "The source that the CloudEvents name (default: ${DEFAULT-VALUE}).")
    private URI source = URI.create("/sagadesk");

    @Option(names = "--model", paramLabel = "NAME", description = "The read model of csv, such as rfm.")
    private @Nullable String model;

    @Option(
            names = "--version",
            paramLabel = "N",
            description = "The version of the read model, such as one kept aside (default: the one in service).")
    private @Nullable Integer version;

    @Mixin
    private FilterOptions filter = new FilterOptions();

    @Mixin
    private OriginOptions origin = new OriginOptions();

    @Override
    public void run() {
        check();
        if (format == ExportFormat.CSV) exportModel(String.valueOf(model));
        else exportEvents();
    }

    private void exportModel(String name) {
        try (var target = ExportTarget.of(out, spec.commandLine().getOut())) {
            new ModelExport(name, version).write(origin, target.writer());
            target.complete();
        } catch (IOException | UncheckedIOException e) {
            throw new CliException("The export cannot be written: " + e.getMessage());
        }
    }

    private void exportEvents() {
        var eventSelection = filter.selection(sealed, false);
        var eventOrigin = origin.origin();
        try (var target = ExportTarget.of(out, spec.commandLine().getOut())) {
            try (var export = export(target);
                    var progress = progress()) {
                var exportRun = new ExportRun(export, target, progress);
                eventOrigin.read(eventSelection, exportRun);
                if (target.isOpen()) finish(export, target, exportRun, progress);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new CliException("The export cannot be written: " + e.getMessage());
        }
    }

    private void check() {
        if (trace != null && format != ExportFormat.XES) throw wrong("--case is for --format xes");
        if (!sealed && format.isWithoutPersonalData()) throw wrong("--no-sealed is for --format jsonl");
        if ((model != null) != (format == ExportFormat.CSV)) throw wrong("--format csv and --model NAME go together");
        if (version != null && format != ExportFormat.CSV) throw wrong("--version is for --format csv");
        if (format == ExportFormat.CSV && filter.isGiven())
            throw wrong("A read model is taken out whole: leave out the filters");
        if (source.toString().isEmpty()) throw wrong("--source cannot be empty");
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    private ExportWriter export(ExportTarget target) {
        return switch (format) {
            case JSONL -> new CloudEvents(target.writer(), source.toString());
            case XES -> new XesWriter(target.writer(), kind(), target.scratchDirectory());
            case OCEL -> new OcelWriter(target.writer(), target.scratchDirectory());
            case CSV -> throw new IllegalStateException("A read model is no events");
        };
    }

    private CaseNotion kind() {
        return trace == null ? CaseNotion.TICKET : trace;
    }

    private ExportProgress progress() {
        var isInteractive = out != null && Help.Ansi.AUTO.enabled();
        return isInteractive ? ExportProgress.onTerminal() : ExportProgress.silent();
    }

    private void finish(ExportWriter export, ExportTarget target, ExportRun exportRun, ExportProgress progress)
            throws IOException {
        export.end();
        target.complete();
        if (out == null) return;
        var rate = progress.perSecond(exportRun.written());
        var summary = String.format(Locale.ROOT, "%,d events in %s, %,d a second", exportRun.written(), out, rate);
        var skipped = exportRun.skipped();
        if (skipped > 0) summary += String.format(Locale.ROOT, "; %,d others name no %s", skipped, kind());
        spec.commandLine().getErr().println(summary);
    }
}
