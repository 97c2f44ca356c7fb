package io.sagadesk.testbed.launcher;

import io.sagadesk.testbed.process.InstallationFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A copy of the launcher in a directory of its own, with stand-ins for Maven and for several Javas. They write down with
 * which arguments and environment they are called; a Java that is asked for a start-up cache writes a file.
 */
final class LauncherCopy {

    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    private final Path home;
    private final Path tools;
    private final Path calls;

    /** What came of a command. */
    record Outcome(int exitCode, String output) {}

    LauncherCopy(Path directory) throws IOException {
        home = Files.createDirectory(directory.resolve("home"));
        tools = Files.createDirectory(directory.resolve("tools"));
        calls = directory.resolve("calls");
        Files.createFile(calls);
        Files.copy(InstallationFiles.LAUNCHER, home.resolve("sagadesk"));
        program(tools.resolve("mvn"), "echo mvn >>'" + calls + "'");
        write(home.resolve("pom.xml"), "");
        for (var module : List.of("server", "testbed")) {
            write(home.resolve(module).resolve("pom.xml"), "");
            write(home.resolve(module).resolve("src/main/Code.java"), "");
            write(home.resolve(module).resolve("target/dependencies"), "library.jar");
        }
        try (var files = Files.walk(home)) {
            for (var file : files.toList()) Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
        }
    }

    /** Installs a Java of this version and build. */
    Path java(String version, boolean makesCache) throws IOException {
        var javaHome = tools.resolve("java-" + version);
        program(
                javaHome.resolve("bin/java"),
                "if [ \"$1\" = -version ]; then echo 'openjdk version \"" + version + "\"' >&2; exit 0; fi",
                "echo \"java $* [$(env | tr '\\n' ' ')]\" >>'" + calls + "'",
                "for argument; do",
                "  case $argument in -XX:AOTCacheOutput=* | -XX:ArchiveClassesAtExit=*)",
                makesCache ? "echo cache >\"${argument#*=}\" ;;" : "exit 1 ;;",
                "  esac",
                "done");
        program(javaHome.resolve("bin/javac"), "exit 1");
        return javaHome;
    }

    Outcome run(Path javaHome, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(home.resolve("sagadesk").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("SAGADESK_") || name.startsWith("JAVA_"));
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().put("PATH", tools + ":" + System.getenv("PATH"));
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES)) throw new IOException("The launcher does not end");
        return new Outcome(process.exitValue(), output);
    }

    /** The calls of Maven and Java since the last time this was asked, without those for the version. */
    List<String> calls() throws IOException {
        var lines = Files.readAllLines(calls);
        Files.writeString(calls, "");
        return lines;
    }

    Path cache(String name) {
        return home.resolve("target").resolve(name);
    }

    void changeCode() throws IOException {
        Files.setLastModifiedTime(
                home.resolve("server/src/main/Code.java"),
                FileTime.from(Instant.now().plusSeconds(3600)));
    }

    static Stream<String> trainings(List<String> calls) {
        return calls.stream().filter(call -> call.contains(" train "));
    }

    private static void program(Path file, String... lines) throws IOException {
        write(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
