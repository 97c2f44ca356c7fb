package io.sagadesk.testbed.damage.load;

import io.sagadesk.replay.CliException;
import io.sagadesk.replay.client.SagadeskClient;
import io.sagadesk.store.engine.database.EventLog;
import io.sagadesk.testbed.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A server that is under load between {@link #begin} and {@link #pause}. */
public final class LoadedServer {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int NEW_SUBJECTS = 3;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ServerProcess process;
    private final SagadeskClient client;
    private final SupportLoad load;
    private @Nullable Sending sending;

    private LoadedServer(ServerProcess process, String prefix, long seed) throws IOException {
        this.process = process;
        this.client = process.client(PATIENCE);
        this.load = new SupportLoad(prefix, seed);
    }

    /** Starts a server in an empty directory, and publishes the policies that the load needs. */
    public static LoadedServer start(List<String> command, Path data, String prefix, long seed)
            throws IOException, InterruptedException {
        var server = resume(command, data, prefix, seed);
        LoadPolicies.publishTo(server.client);
        server.send(SupportLoad.desk());
        return server;
    }

    /**
     * Starts a server on the data of an earlier one.
     *
     * @param prefix another one than before
     */
    public static LoadedServer resume(List<String> command, Path data, String prefix, long seed)
            throws IOException, InterruptedException {
        return new LoadedServer(ServerProcess.start(command, data), prefix, seed);
    }

    /** Sends a little load to a server that somebody else has started, to see that it works. */
    public static void probe(SagadeskClient server, String prefix, long seed) {
        server.sendLines(new SupportLoad(prefix, seed).next(NEW_SUBJECTS));
    }

    /** Begins to send. */
    public void begin() {
        sending = new Sending();
        sending.start();
    }

    /** Stops sending, and returns when all that was sent is acknowledged. */
    public void pause() throws InterruptedException {
        if (sending != null) sending.end();
        sending = null;
    }

    /**
     * Waits until all processors have handled every event that is in the log now.
     *
     * @return the position up to which they have handled the log at least
     */
    public long awaitHandled(EventLog log) throws InterruptedException {
        var wanted = log.lastPosition();
        while (true) {
            var last = log.lastPosition();
            var handled = last - mostBehind(client.get("/actuator/health"));
            if (handled >= wanted) return handled;
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
    }

    private static long mostBehind(JsonNode health) {
        return health.findValues("lag").stream()
                .mapToLong(JsonNode::asLong)
                .max()
                .orElseThrow(() -> new CliException("The health of the server names no processor"));
    }

    /** Kills the server under load. */
    public void kill() throws InterruptedException {
        process.kill();
        if (sending != null) sending.interrupt();
        sending = null;
    }

    private void send(byte[] lines) {
        var answer = client.sendLines(lines);
        if (answer.problems().isEmpty()) return;
        var first = answer.problems().get(0);
        throw new CliException("The load was refused: " + first.detail() + " (" + first.code() + ")");
    }

    /** Sends until it is ended or the server is killed. */
    private final class Sending extends Thread {

        private volatile boolean ended;
        private volatile @Nullable CliException failure;

        Sending() {
            super("load");
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                while (!ended) {
                    send(load.next(NEW_SUBJECTS));
                    TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
                }
            } catch (CliException broken) {
                failure = broken;
            } catch (InterruptedException killed) {
                // the server is gone
            }
        }

        void end() throws InterruptedException {
            ended = true;
            join();
            if (failure != null) throw failure;
        }
    }
}
