package io.sagadesk.testbed.simulate;

import io.sagadesk.testbed.options.DataOption;
import io.sagadesk.testbed.options.OptionValues;
import io.sagadesk.testbed.process.ServerProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Simulates days of business and audits the log afterwards. */
@Command(
        name = "simulate",
        description = {
            "Starts a server of its own on a clock that is moved, plays days of business through its HTTP interface, and prints"
                    + " what happened: visits, purchases, conversations, tickets, offers, coupons, messages.",
            "The same seed makes the same history: a digest of all events is printed, whatever their order. With --kills the"
                    + " server is killed meanwhile (kill -9) and started again, and what happens must still be the same.",
            "At the end the log is audited: nothing that is to be done once was done twice, and nothing that was begun was lost.",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the audit found no fault",
            "1:the audit found something, or two runs differ; it says what, and where the data is",
            "2:the command line is wrong",
            "3:the server does not start"
        })
public final class SimulateCommand implements Callable<Integer> {

    private static final int FOUND = 1;
    private static final int MAX_DAYS = 400;
    private static final int MAX_CUSTOMERS = 100_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--days", paramLabel = "N", description = "How many days go by (default: ${DEFAULT-VALUE}).")
    private int days = 7;

    @Option(names = "--customers", paramLabel = "N", description = "How many there are (default: ${DEFAULT-VALUE}).")
    private int customers = 500;

    @Option(names = "--seed", paramLabel = "N", description = "Which days to play (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--kills",
            paramLabel = "N",
            description =
                    "How often to kill the server meanwhile (default: ${DEFAULT-VALUE}). The days are played once without,"
                            + " too, and both histories are compared.")
    private int kills;

    @Option(names = "--twice", description = "Play the days twice and compare.")
    private boolean twice;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        check();
        var working = data.create(spec);
        var server = ServerProcess.command();
        var directory = working.path();
        var first = play(directory.resolve("1"), server, 0);
        var found = !first.findings().faults().isEmpty();
        if (twice || kills > 0) {
            var second = play(directory.resolve("2"), server, kills);
            var differs = printDifference(first, second);
            found = found || differs || !second.findings().faults().isEmpty();
        }
        if (found) out().println("The data is in " + directory);
        else working.discard();
        out().flush();
        return found ? FOUND : 0;
    }

    private Simulation.Result play(Path directory, List<String> server, int kills)
            throws IOException, InterruptedException {
        Files.createDirectories(directory);
        out().printf(
                        Locale.ROOT,
                        "%,d customers, %d days from %s, seed %d%s%n",
                        customers,
                        days,
                        Simulation.BEGIN,
                        seed,
                        kills > 0 ? ", and " + kills + " kills" : "");
        var options = new Simulation.Options(server, directory, days, customers, seed, kills);
        try (var progress = new DaysBar(options.end())) {
            var result = Simulation.run(options, progress);
            report(result);
            return result;
        }
    }

    private void report(Simulation.Result result) {
        var out = out();
        result.tally().print(out);
        var findings = result.findings();
        out.printf(
                Locale.ROOT,
                "%,d events, %,d timers fired, %d restarts, in %.0f s; digest %s%n",
                findings.events(),
                result.tally().timers(),
                result.restarts(),
                result.seconds(),
                findings.digest().substring(0, 16));
        out.println("Audited: " + findings.checked());
        if (!findings.neverSeen().isEmpty()) out.println("Not seen, so not audited: " + findings.neverSeen());
        if (findings.faults().isEmpty()) out.println("Nothing was done twice, nothing was lost.");
        findings.faults().forEach(out::println);
        out.flush();
    }

    private boolean printDifference(Simulation.Result first, Simulation.Result second) {
        var same = first.findings().digest().equals(second.findings().digest());
        out().println(same ? "Both histories are the same." : "THE HISTORIES DIFFER.");
        return !same;
    }

    private void check() {
        OptionValues.require(spec, days >= 1 && days <= MAX_DAYS, "--days needs a number from 1 to " + MAX_DAYS);
        OptionValues.require(
                spec,
                customers >= 1 && customers <= MAX_CUSTOMERS,
                "--customers needs a number from 1 to " + MAX_CUSTOMERS);
        OptionValues.require(spec, kills >= 0, "--kills needs a number from 0 up");
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
