package io.sagadesk.replay.cli.imports;

import io.sagadesk.replay.cli.server.ServerOptions;
import io.sagadesk.replay.client.BulkAnswer;
import io.sagadesk.replay.client.SagadeskClient;
import io.sagadesk.replay.imports.CombinedReport;
import io.sagadesk.replay.imports.FileImport;
import io.sagadesk.replay.imports.ImportProgress;
import io.sagadesk.replay.imports.ImportReport;
import io.sagadesk.replay.imports.ReportFile;
import io.sagadesk.replay.imports.SourceFile;
import io.sagadesk.replay.imports.format.FileKind;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The options of all import commands. */
final class ImportOptions {

    private static final int MAX_COMMANDS = 10_000;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files, in order; - is standard input.")
    private List<String> files = new ArrayList<>();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write the full report as JSON, with every row that was refused or damaged.")
    private @Nullable Path report;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Commands in one request, 10 to 10000 (default: ${DEFAULT-VALUE}).")
    private int batch = 1_000;

    @Option(
            names = "--no-wait",
            description = "End with the last row, without waiting until the read models have seen it.")
    private boolean noWait;

    private final AtomicLong last = new AtomicLong(-1);

    /** Checks the options and the files, then imports the files. */
    int run(FileKind kind) {
        if (batch < 10 || batch > MAX_COMMANDS) {
            throw new ParameterException(command.commandLine(), "--batch needs a number from 10 to " + MAX_COMMANDS);
        }
        var server = this.server.server();
        var opened = SourceFile.open(files, kind);
        try {
            importer(kind, server).run(opened);
        } finally {
            opened.forEach(SourceFile::close);
        }
        var terminal = command.commandLine();
        if (!noWait && last.get() >= 0) {
            new ReadModelWait(server, terminal.getOut(), terminal.getErr()).await(last.get());
        }
        return 0;
    }

    private FileImport importer(FileKind kind, SagadeskClient server) {
        var reports = new ArrayList<ImportReport>();
        if (report != null) reports.add(new ReportFile(report, kind));
        reports.add(new ImportSummary(command.commandLine().getOut(), kind));
        return new FileImport(lines -> importLines(server, kind, lines), new CombinedReport(reports), display(), batch);
    }

    private BulkAnswer importLines(SagadeskClient server, FileKind kind, byte[] lines) {
        var answer = server.importLines(kind.source(), lines);
        last.accumulateAndGet(answer.position(), Math::max);
        return answer;
    }

    private ImportProgress.Display display() {
        PrintWriter log = command.commandLine().getErr();
        return Help.Ansi.AUTO.enabled() ? ImportProgress.onTerminal(System.err) : ImportProgress.inLines(log);
    }
}
