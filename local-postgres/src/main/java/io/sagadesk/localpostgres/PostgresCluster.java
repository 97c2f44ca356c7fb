package io.sagadesk.localpostgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

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
    private final Path home;
    private final int port;
    private final String password;
    private final AtomicInteger databases = new AtomicInteger();
    private volatile Process process;

    private PostgresCluster(PostgresInstallation postgres, Path home, int port, String password) throws IOException {
        this.postgres = postgres;
        this.home = home;
        this.port = port;
        this.password = password;
        this.process = run();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
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
        ExternalProgram.run(
                postgres.program(
                        "initdb",
                        "-D",
                        home.resolve("data").toString(),
                        "-U",
                        PostgresInstallation.USER,
                        "-A",
                        "scram-sha-256",
                        "--pwfile=" + passwordFile,
                        "-E",
                        "UTF8",
                        "--locale=C"),
                Map.of());
        var cluster = new PostgresCluster(postgres, home, freePort(), password);
        cluster.awaitReady();
        return cluster;
    }

    private Process run(String... settings) throws IOException {
        var command = new ArrayList<>(postgres.program(
                "postgres",
                "-D",
                home.resolve("data").toString(),
                "-p",
                "" + port,
                "-h",
                HOST,
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=" + CONNECTIONS));
        for (var setting : settings) command.addAll(List.of("-c", setting));
        return new ProcessBuilder(command)
                .directory(ExternalProgram.ROOT)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("postgres.log").toFile()))
                .start();
    }

    private static void requireReachable(PostgresInstallation postgres, Path home)
            throws IOException, InterruptedException {
        try {
            ExternalProgram.run(postgres.asItsUser("test", "-w", home.toString()), Map.of());
        } catch (PostgresUnusableException unreachable) {
            throw new PostgresUnusableException("PostgreSQL does not run as root, and its user cannot come to " + home
                    + ": name another directory with --directory");
        }
    }

    /** The JDBC URL, with user and password. */
    public String url() {
        return "jdbc:postgresql://" + HOST + ":" + port + "/postgres?user=" + PostgresInstallation.USER + "&password="
                + password;
    }

    /** Creates an empty database, and returns its address as libpq writes it, with user and password. */
    public String newDatabase() throws IOException, InterruptedException {
        var name = "test" + databases.incrementAndGet();
        queryValue("CREATE DATABASE " + name);
        return "postgresql://" + PostgresInstallation.USER + ":" + password + "@" + HOST + ":" + port + "/" + name;
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

    /** Kills all processes of the server, as {@code kill -9} does. */
    public void kill() {
        var children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(children);
    }

    /** Asks again and again, because futures may not be completed any more while the virtual machine ends. */
    private void awaitEnd(List<ProcessHandle> children) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_STOP);
        try {
            while (System.nanoTime() < end
                    && (process.isAlive() || children.stream().anyMatch(ProcessHandle::isAlive))) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts the server again after it was stopped or killed, and returns when it accepts connections. */
    public void startAgain(String... settings) throws IOException, InterruptedException {
        process = run(settings);
        awaitReady();
    }

    private void awaitReady() throws IOException, InterruptedException {
        var end = System.nanoTime() + TIME_TO_START.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                stop();
                throw new PostgresUnusableException("The PostgreSQL in " + postgres.programs() + " does not start");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private boolean answers() throws IOException, InterruptedException {
        try {
            return queryValue("SELECT 1").equals("1");
        } catch (PostgresUnusableException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
