package io.sagadesk.testbed.bench.start;

import io.sagadesk.testbed.bench.load.CommandRequest;
import io.sagadesk.testbed.bench.load.MinimalHttpClient;
import io.sagadesk.testbed.process.ServerProcess;
import java.io.IOException;

/**
 * How long a server took from the start of its process to its first answers.
 *
 * @param ready the seconds until readiness was answered with 200
 * @param command the seconds until the first command was acknowledged
 */
record FirstAnswers(double ready, double command) {

    private static final CommandRequest READINESS = new CommandRequest("GET", "/actuator/health/readiness", "");

    /**
     * Waits for the first answers of a server that has just said that it is ready.
     *
     * @param id of a conversation that the server does not know yet
     */
    static FirstAnswers of(ServerProcess server, String id) throws IOException {
        try (var http = new MinimalHttpClient(server.url(), server.token())) {
            require(http, READINESS);
            var ready = server.secondsSinceStart();
            require(http, firstCommand(id));
            return new FirstAnswers(ready, server.secondsSinceStart());
        }
    }

    private static CommandRequest firstCommand(String id) {
        return CommandRequest.put("/v1/conversations/" + id, """
                {"customerId":"%s","channel":"WEB_CHAT"}""".formatted(id));
    }

    private static void require(MinimalHttpClient http, CommandRequest request) throws IOException {
        var answer = http.send(request);
        if (!answer.isAccepted()) throw new IOException(request + " was answered with " + answer.status());
    }
}
