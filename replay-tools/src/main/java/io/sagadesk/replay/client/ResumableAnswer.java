package io.sagadesk.replay.client;

import io.sagadesk.replay.CliException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Reads a response line by line, and resumes after a broken connection. */
final class ResumableAnswer {

    private final SagadeskClient server;
    private final LineReader reader;
    private boolean advanced;

    ResumableAnswer(SagadeskClient server, LineReader reader) {
        this.server = server;
        this.reader = reader;
    }

    /** Reads to the end of the response, or until the reader stops. Resets the back-off after each progress. */
    void read() {
        var backoff = server.retryBackoff();
        while (true) {
            try {
                readOnce();
                return;
            } catch (IOException broken) {
                if (advanced) backoff = server.retryBackoff();
                pause(backoff, server.broken(broken));
            }
        }
    }

    private void readOnce() throws IOException {
        advanced = false;
        var response = server.open(reader.path());
        response.headers().firstValueAsLong("Sagadesk-Position").ifPresent(reader::newest);
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                advanced = true;
                if (!reader.take(line)) return;
            }
        }
        if (reader.isEndless()) throw new ProtocolException("An answer without end has ended");
    }

    private static void pause(RetryBackoff backoff, String problem) {
        try {
            backoff.pause(problem, Duration.ZERO);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CliException("Interrupted while waiting for the server");
        }
    }
}
