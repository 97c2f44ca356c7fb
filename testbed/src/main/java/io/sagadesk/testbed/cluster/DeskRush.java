package io.sagadesk.testbed.cluster;

import io.sagadesk.api.desk.DeskCommand.OpenDesk;
import io.sagadesk.api.desk.DeskCommand.SignIn;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.replay.CliException;
import io.sagadesk.replay.client.CommandJsonLines;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Many commands for one desk at the same time, half of them through each instance. */
final class DeskRush {

    private static final DeskId DESK = new DeskId("rush");
    private static final int CLIENTS = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ServerCluster cluster;
    private final AcknowledgedRequests acknowledged;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Queue<String> findings = new ConcurrentLinkedQueue<>();

    DeskRush(ServerCluster cluster, AcknowledgedRequests acknowledged) {
        this.cluster = cluster;
        this.acknowledged = acknowledged;
    }

    /** Sends the commands, and returns a sentence for each that was not accepted. */
    List<String> run(int commands) throws IOException, InterruptedException {
        cluster.client(0, PATIENCE).sendLines(CommandJsonLines.line(new OpenDesk(DESK, "Rush", now)));
        var clients = Executors.newFixedThreadPool(CLIENTS);
        for (var number = 0; number < commands; number++) {
            var agent = number;
            clients.execute(() -> signIn(agent));
        }
        clients.shutdown();
        if (!clients.awaitTermination(10, TimeUnit.MINUTES)) findings.add("The commands for one desk do not end");
        return List.copyOf(findings);
    }

    private void signIn(int agent) {
        var command = new SignIn(DESK, new AgentId("r-" + agent), List.of(), 1, false, now);
        var line = CommandJsonLines.line("rush:" + agent, command);
        try {
            var answer =
                    cluster.client(agent % ServerCluster.INSTANCES, PATIENCE).sendLines(line);
            answer.problems().forEach(problem -> findings.add(problem.code() + ": " + problem.detail()));
            if (answer.problems().isEmpty()) acknowledged.add(CommandJsonLines.JSON.readTree(line));
        } catch (CliException | IOException failure) {
            findings.add(String.valueOf(failure.getMessage()));
        }
    }
}
