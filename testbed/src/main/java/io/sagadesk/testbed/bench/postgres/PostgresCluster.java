package io.sagadesk.testbed.bench.postgres;

import io.sagadesk.replay.CliException;
import io.sagadesk.store.runtime.WaitDeadline;
import io.sagadesk.testbed.process.ExternalProgram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A temporary PostgreSQL server on a free loopback port, with default settings except for the number of connections, so
 * that commits are durable.
 */
public final class PostgresCluster {

    private static final String HOST = "127.0.0.1";
    private static final Duration TIME_TO_START = Duration.ofMinutes(1);
    private static final int SECONDS_TO_STOP = 10;
    private static final int CONNECTIONS = 500; // more than any benchmark needs

    private final PostgresInstallation postgres;
    private final int port;
    private final String password;
    private final Process process;

    private PostgresCluster(PostgresInstallation postgres, int port, String password, Process process) {
        this.postgres = postgres;
        this.port = port;
        this.password = password;
        this.process = process;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** Creates a cluster in a directory, and returns when it accepts connections. */
    public static PostgresCluster start(PostgresInstallation postgres, Path directory)
            throws IOException, InterruptedException {
        Files.setPosixFilePermissions(
                directory, PosixFilePermissions.fromString("rwx--x--x")); // so that the user of PostgreSQL can enter
        var home = Files.createDirectory(directory.toAbsolutePath().resolve("postgres"));
        PostgresInstallation.handOver(home);
        requireReachable(postgres, home);
        var password = HexFormat.of().formatHex(SecureRandom.getSeed(16));
        var passwordFile = Files.writeString(home.resolve("password"), password);
        PostgresInstallation.handOver(passwordFile);
        var data = home.resolve("data").toString();
        ExternalProgram.run(
                postgres.program(
                        "initdb",
                        "-D",
                        data,
                        "-U",
                        PostgresInstallation.USER,
                        "-A",
                        "scram-sha-256",
                        "--pwfile=" + passwordFile,
                        "-E",
                        "UTF8",
                        "--locale=C"),
                Map.of());
        var port = freePort();
        var command = postgres.program(
                "postgres",
                "-D",
                data,
                "-p",
                "" + port,
                "-h",
                HOST,
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=" + CONNECTIONS);
        var process = new ProcessBuilder(command)
                .directory(ExternalProgram.ROOT)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("postgres.log").toFile())
                .start();
        var cluster = new PostgresCluster(postgres, port, password, process);
        cluster.awaitReady();
        return cluster;
    }

    private static void requireReachable(PostgresInstallation postgres, Path home)
            throws IOException, InterruptedException {
        try {
            ExternalProgram.run(postgres.asItsUser("test", "-w", home.toString()), Map.of());
        } catch (CliException unreachable) {
            throw new CliException("PostgreSQL does not run as root, and its user cannot come to " + home
                    + ": name another directory with --directory");
        }
    }

    /** The JDBC URL, with user and password. */
    public String url() {
        return "jdbc:postgresql://" + HOST + ":" + port + "/postgres?user=" + PostgresInstallation.USER + "&password="
                + password;
    }

    /** The single value that a query returns. */
    public String queryValue(String sql) throws IOException, InterruptedException {
        var command = postgres.program(
                "psql", "-h", HOST, "-p", "" + port, "-U", PostgresInstallation.USER, "-d", "postgres", "-AtXqc", sql);
        return ExternalProgram.run(command, Map.of("PGPASSWORD", password));
    }

    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS))
            process.destroyForcibly().waitFor();
    }

    private void awaitReady() throws IOException, InterruptedException {
        var deadline = WaitDeadline.in(TIME_TO_START);
        while (!answers()) {
            if (!process.isAlive() || deadline.isOver()) {
                stop();
                throw new CliException("The PostgreSQL in " + postgres.programs() + " does not start");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private boolean answers() throws IOException, InterruptedException {
        try {
            return queryValue("SELECT 1").equals("1");
        } catch (CliException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
