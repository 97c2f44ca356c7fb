package io.sagadesk.replay.client;

import io.sagadesk.replay.CliException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** An answer that is read line by line, and taken up again where it broke off. */
final class ResumableAnswer {

    private final SagadeskClient server;
    private final LineReader reader;
    private boolean advanced;

    ResumableAnswer(SagadeskClient server, LineReader reader) {
        this.server = server;
        this.reader = reader;
    }

    /** Returns at the answer's end, or when the reader wants no more. */
    void read() {
        var patience = server.patience();
        while (true) {
            try {
                readOnce();
                return;
            } catch (IOException broken) {
                if (advanced) patience = server.patience();
                pause(patience, server.broken(broken));
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

    private static void pause(RetryBackoff patience, String trouble) {
        try {
            patience.pause(trouble, Duration.ZERO);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CliException("Interrupted while waiting for the server");
        }
    }
}
