package io.sagadesk.testbed.bench.commands;

import io.sagadesk.localpostgres.PostgresInstallation;
import io.sagadesk.projections.catalog.ProjectionCatalog;
import io.sagadesk.testbed.bench.load.SagadeskAssembly;
import io.sagadesk.testbed.bench.load.ServerAssembly;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The assemblies that a benchmark compares.
 *
 * @param explanations explanations of the assemblies, a line each
 */
public record BenchmarkContest(List<ServerAssembly> assemblies, List<String> explanations) {

    /** Sagadesk alone. */
    public static BenchmarkContest ofSagadesk(List<String> command) {
        return new BenchmarkContest(
                List.of(new SagadeskAssembly(command, Map.of())),
                List.of("sagadesk: the server as it is, on its embedded stores; " + ProjectionCatalog.ALL.size()
                        + " read models and all reactions follow the log."));
    }

    /**
     * The baseline alone.
     *
     * @param clients the maximum number of clients in the benchmark
     */
    public static BenchmarkContest ofBaseline(
            List<String> command, PostgresInstallation postgres, BaselineConnections connections, int clients)
            throws IOException, InterruptedException {
        var follows = connections.followers()
                ? "the same read models, a write for each event, and the same reactions"
                : "no read models and no reactions";
        return new BenchmarkContest(
                List.of(new BaselineAssembly(command, postgres, connections)),
                joined(
                        List.of(
                                "stock axon: the same HTTP, aggregates, snapshots and encryption on Axon's JDBC stores for events,",
                                "  tokens and sagas, its default processors, and no cache of aggregates;",
                                "  " + follows + ";",
                                "  at most " + connections.max() + " connections to " + postgres.version(),
                                "  with its default settings (fsync and synchronous_commit on) but for max_connections.",
                                "acted on: how fast the slowest of all read models and reactions got on in the log meanwhile;",
                                "  what it has not reached waits, and costs nothing yet."),
                        connections.shortage(clients).stream().toList()));
    }

    /** All assemblies of both contests; they are measured alternately. */
    public BenchmarkContest and(BenchmarkContest other) {
        return new BenchmarkContest(joined(assemblies, other.assemblies), joined(explanations, other.explanations));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
