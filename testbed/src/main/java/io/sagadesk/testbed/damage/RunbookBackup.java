package io.sagadesk.testbed.damage;

import io.sagadesk.testbed.damage.check.ViolationException;
import io.sagadesk.testbed.process.DirectoryTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes backups of a running server by the very shell commands of the runbook. Where the program {@code sqlite3} is
 * missing, {@link SqliteStandIn} carries out its commands.
 */
final class RunbookBackup {

    private static final Pattern COMMANDS =
            Pattern.compile("^## Back up$.*?^```sh$\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final int ATTEMPTS = 5;

    private final String commands;
    private final boolean standIn;

    /** @param standIn whether to do without the program {@code sqlite3} */
    RunbookBackup(String commands, boolean standIn) {
        this.commands = commands;
        this.standIn = standIn;
    }

    /** A backup by the commands in this file. */
    static RunbookBackup of(Path runbook) throws IOException {
        return new RunbookBackup(commands(Files.readString(runbook)), !isSqliteInstalled());
    }

    /** The first block of shell commands in the section on backups. */
    static String commands(String runbook) {
        var block = COMMANDS.matcher(runbook);
        if (!block.find()) throw new IllegalArgumentException("The runbook has no commands for a backup");
        return block.group(1);
    }

    boolean usesStandIn() {
        return standIn;
    }

    /**
     * Takes a backup of the directory {@code data} in a directory. As the runbook says, a backup that failed is deleted and
     * repeated.
     *
     * @return the directory of the backup
     */
    Path take(Path parent) throws IOException, InterruptedException {
        for (var attempt = 1; ; attempt++) {
            var output = Files.createTempFile("sagadesk-backup-", ".txt");
            try {
                var exitCode = shell(parent, output);
                var lines = Files.readAllLines(output);
                if (exitCode == 0) return parent.resolve(lines.get(lines.size() - 1));
                if (attempt == ATTEMPTS) throw new ViolationException("The backup failed: " + lines);
                DirectoryTree.delete(parent.resolve("backup"));
            } finally {
                Files.delete(output);
            }
        }
    }

    private int shell(Path parent, Path output) throws IOException, InterruptedException {
        var script = "set -eu\n" + commands + "\necho \"$backup\"\n";
        var shell = new ProcessBuilder(List.of("sh", "-c", script))
                .directory(parent.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        if (!standIn) return shell.start().waitFor();
        var programs = Files.createTempDirectory("sagadesk-sqlite-");
        try {
            writeStandIn(programs.resolve("sqlite3"));
            shell.environment().merge("PATH", programs.toString(), (path, first) -> first + ":" + path);
            return shell.start().waitFor();
        } finally {
            DirectoryTree.delete(programs);
        }
    }

    private static void writeStandIn(Path program) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var line = "exec '%s' -cp '%s' %s \"$@\"\n"
                .formatted(java, System.getProperty("java.class.path"), SqliteStandIn.class.getName());
        Files.writeString(program, "#!/bin/sh\n" + line, StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private static boolean isSqliteInstalled() throws IOException {
        var search = new ProcessBuilder("sh", "-c", "command -v sqlite3")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return search.waitFor() == 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
