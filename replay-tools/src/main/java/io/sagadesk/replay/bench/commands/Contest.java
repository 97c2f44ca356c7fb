package io.sagadesk.replay.bench.commands;

import io.sagadesk.projections.catalog.Catalog;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who takes part.
 *
 * @param explanations of what was compared, a line each
 */
public record Contest(List<Assembly> assemblies, List<String> explanations) {

    /** Ours alone. */
    public static Contest ofSagadesk(List<String> command) {
        return new Contest(
                List.of(new SagadeskAssembly(command)),
                List.of("sagadesk: the server as it is on its embedded stores; " + Catalog.ALL.size()
                        + " read models follow the log."));
    }

    /**
     * Axon's own stores alone.
     *
     * @param connections to PostgreSQL, at most
     * @param projections whether it has read models
     */
    public static Contest ofStock(List<String> command, Postgres postgres, int connections, boolean projections)
            throws IOException, InterruptedException {
        var readModels = projections ? "the same read models, a write for each event" : "no read models";
        return new Contest(
                List.of(new StockAssembly(command, postgres, connections, projections)),
                List.of(
                        "stock axon: the same HTTP, aggregates, snapshots and encryption on Axon's JDBC stores for events,",
                        "  tokens and sagas, its default processors, and no cache of aggregates; " + readModels + ";",
                        "  at most " + connections + " connections to " + postgres.version(),
                        "  with its default settings (fsync and synchronous_commit on)."));
    }

    /** Both, which take turns. */
    public Contest and(Contest other) {
        return new Contest(joined(assemblies, other.assemblies), joined(explanations, other.explanations));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
