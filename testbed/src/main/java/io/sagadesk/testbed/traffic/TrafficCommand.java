package io.sagadesk.testbed.traffic;

import io.sagadesk.replay.cli.server.ServerOptions;
import io.sagadesk.replay.client.BulkAnswer;
import io.sagadesk.testbed.options.OptionValues;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code traffic}: sends a generated day of traffic to a running server. */
@Command(
        name = "traffic",
        description = {
            "Sends a generated day of traffic to a running server: visits, purchases, conversations, tickets, coupons.",
            "It ends now and is no imported history: it counts like anything that happens. Names and texts are invented. The same seed on"
                    + " the same date (UTC) makes the same day, so that sending it again adds nothing."
        })
public final class TrafficCommand implements Callable<Integer> {

    private static final int MAX_CUSTOMERS = 1_500; // limited by the capacity and the memory of one desk in a day

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(names = "--seed", paramLabel = "N", description = "Which day to make up (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--customers", paramLabel = "N", description = "How many come (default: ${DEFAULT-VALUE}).")
    private int customers = 300;

    @Option(names = "--until", paramLabel = "INSTANT", description = "When the day ends (default: now).")
    private @Nullable Instant until;

    @Override
    public Integer call() {
        OptionValues.require(spec, seed >= 0, "--seed needs a number from 0 up");
        OptionValues.require(
                spec,
                customers >= 1 && customers <= MAX_CUSTOMERS,
                "--customers needs a number from 1 to " + MAX_CUSTOMERS);
        var startNanos = System.nanoTime();
        var traffic = GeneratedTraffic.of(
                seed, customers, (until == null ? Instant.now() : until).truncatedTo(ChronoUnit.SECONDS));
        var answers = traffic.sendTo(server.awaitServer());
        summarise(answers, (System.nanoTime() - startNanos) / 1e9, traffic.suggestions());
        return 0;
    }

    private void summarise(List<BulkAnswer> answers, double seconds, List<String> suggestions) {
        var results = answers.stream().map(BulkAnswer::results).collect(Collectors.joining());
        var out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "A day of traffic: %,d commands (%,d accepted, %,d repeated, %,d refused%s) in %.1f s. Worth a look:%n",
                results.length(),
                count(results, BulkAnswer.ACCEPTED),
                count(results, BulkAnswer.REPEATED),
                count(results, BulkAnswer.REFUSED),
                reasons(answers),
                seconds);
        suggestions.forEach(command -> out.println("  ./sagadesk " + command + server.asOptions()));
        out.flush();
    }

    private static String reasons(List<BulkAnswer> answers) {
        var codes = new TreeSet<String>();
        answers.forEach(answer -> answer.problems().forEach(problem -> codes.add(problem.code())));
        return codes.isEmpty() ? "" : " as " + String.join(", ", codes);
    }

    private static long count(String results, char result) {
        return results.chars().filter(character -> character == result).count();
    }
}
