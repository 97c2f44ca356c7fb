package io.sagadesk.testbed.damage.check;

import io.sagadesk.replay.CliException;
import io.sagadesk.store.sqlite.SqliteEventLog;
import io.sagadesk.testbed.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.axonframework.common.AxonException;
import tools.jackson.core.JacksonException;

/**
 * Starts a server on a directory, and checks the result: it is refused with exit code 3 and one sentence, or it is started
 * right ({@link StartedServerCheck}).
 */
public final class StartCheck {

    private static final int REFUSED = 3;

    private final Path data;
    private final HeldEvents held;
    private final long derived;
    private final Set<String> damagedTexts;

    /**
     * Prepares a check, before the server is started.
     *
     * @param derived the position up to which the documents of this directory have handled the log at least; a shorter log
     *     must be refused
     * @param damagedTexts the codes with which a history may be answered, because texts or keys are damaged
     */
    public StartCheck(Path data, long derived, Set<String> damagedTexts) throws IOException {
        this.data = data;
        this.held = HeldEvents.of(data);
        this.derived = derived;
        this.damagedTexts = damagedTexts;
    }

    /** The position of the last event before the start; -1 if none can be read. */
    public long lastHeld() {
        return held.last();
    }

    /**
     * Starts the server, checks it and kills it.
     *
     * @throws ViolationException if it was neither refused nor started right
     */
    public StartOutcome run(List<String> command) throws IOException, InterruptedException {
        var errors = Files.createTempFile("sagadesk-errors-", ".txt");
        var server = ServerProcess.attempt(command, data, errors);
        try {
            if (server.awaitReady()) return checkStarted(server);
            server.kill();
            return checkRefused(server.exitCode(), Files.readString(errors));
        } catch (CliException | AxonException | JacksonException failure) {
            throw new ViolationException("The server started, but: " + failure.getMessage());
        } finally {
            server.kill();
            Files.delete(errors);
        }
    }

    private StartOutcome checkRefused(int exitCode, String errors) throws IOException {
        var lines = errors.lines().filter(line -> !line.isBlank()).toList();
        if (exitCode != REFUSED || lines.size() != 1) {
            throw new ViolationException("The server did not start, and ended with code " + exitCode + " and "
                    + lines.size() + " lines on standard error"
                    + (lines.isEmpty() ? "" : ", the first: " + lines.get(0)));
        }
        if (!HeldEvents.of(data).equals(held)) {
            throw new ViolationException("The server was refused, and changed the log: " + lines.get(0));
        }
        return StartOutcome.refused(lines.get(0));
    }

    private StartOutcome checkStarted(ServerProcess server) throws IOException, InterruptedException {
        if (held.last() < derived) {
            throw new ViolationException("The server started on a log that ends at " + held.last()
                    + ", although its documents had handled events up to " + derived);
        }
        try (var log = SqliteEventLog.open(data.resolve("events.db"))) {
            return new StartedServerCheck(server, log, held, damagedTexts).run();
        }
    }
}
