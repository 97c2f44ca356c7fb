package io.sagadesk.testbed.process;

import io.sagadesk.server.SagadeskServer;
import io.sagadesk.server.mongo.MongoProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** What tests use instead of the launcher: the command that starts the server, and files of the repository. */
public final class InstallationFiles {

    /** Located relative to the compiled tests, wherever they are run. */
    private static final Path HOME = Path.of(URI.create(InstallationFiles.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString()))
            .resolve("../../..");

    public static final Path RUNBOOK = HOME.resolve("docs/runbook.md");
    public static final Path LAUNCHER = HOME.resolve("sagadesk");

    public static final List<String> SERVER = program(SagadeskServer.class);
    public static final List<String> DOCUMENT_STORE = program(MongoProcess.class);

    private InstallationFiles() {}

    private static List<String> program(Class<?> main) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
    }
}
