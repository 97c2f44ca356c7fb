package io.sagadesk.server;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A class of tests that share one running server. */
abstract class ServedTest {

    @TempDir
    static Path data;

    static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.on(data);
    }

    @AfterAll
    static void stop() {
        server.close();
    }
}
