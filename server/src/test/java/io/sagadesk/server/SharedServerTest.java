package io.sagadesk.server;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * Base class of tests that share one running server, with a movable clock, so that results do not depend on the date.
 */
abstract class SharedServerTest {

    /** Later than all times in the tests, and far from midnight. */
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    static Path data;

    static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.on(data, NOON);
    }

    @AfterAll
    static void stop() {
        server.close();
    }
}
