package io.sagadesk.server.mongo;

import io.sagadesk.embeddedmongo.EmbeddedMongo;
import io.sagadesk.embeddedmongo.file.DocumentDirectoryException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code mongo}: runs the embedded MongoDB until a signal stops it. */
@Command(
        name = "sagadesk mongo",
        showDefaultValues = true,
        sortOptions = false,
        description =
                "Runs the document store that is otherwise embedded in the server, for several servers on this machine. It"
                        + " listens on 127.0.0.1 and speaks MongoDB's protocol. DIR/"
                        + EmbeddedMongo.ADDRESS
                        + " holds its address with user and password, which stay the same; it is there as long as the port"
                        + " is open, and only its owner can read it.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:help was printed",
            "2:the options are wrong",
            "3:it cannot start, and says why",
            "143:stopped by SIGTERM"
        },
        footer = {
            "",
            "Servers that use it:",
            "  SAGADESK_MONGODB_URI=\"$(cat data/mongo/" + EmbeddedMongo.ADDRESS
                    + ")\" ./sagadesk serve --data data/one",
        })
final class MongoCommand implements Callable<Integer> {

    private static final int CANNOT_START = 3;
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "prints this")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where the documents are kept",
            defaultValue = "data/mongo")
    private Path data = Path.of("data", "mongo");

    @Option(names = "--port", paramLabel = "N", description = "0 takes a free one", defaultValue = "27017")
    private int port;

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65_535) {
            System.err.println("A port is a number from 0 to 65535");
            return CommandLine.ExitCode.USAGE;
        }
        try {
            Files.createDirectories(data, OWNER_ONLY);
            serve(EmbeddedMongo.openShared(data, port));
            return CommandLine.ExitCode.OK;
        } catch (IOException unusable) {
            return refused(data + " cannot be made (" + unusable + ")");
        } catch (DocumentDirectoryException unusable) {
            return refused(String.valueOf(unusable.getMessage()));
        } catch (UncheckedIOException taken) {
            return refused("port " + port + " of 127.0.0.1 is taken, or not allowed; choose another one with --port");
        }
    }

    /** Runs until a signal ends the process. */
    private void serve(EmbeddedMongo mongo) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(mongo::close, "stop"));
        System.out.printf(
                "Sagadesk's MongoDB is ready: 127.0.0.1:%d (data in %s, address with password in %s)%n",
                mongo.port(), data, data.resolve(EmbeddedMongo.ADDRESS));
        new CountDownLatch(1).await();
    }

    private static int refused(String reason) {
        System.err.println("Sagadesk's MongoDB cannot start: " + reason);
        return CANNOT_START;
    }
}
