package io.sagadesk.server.mongo;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** The program of {@code ./sagadesk mongo}. */
public final class MongoProcess {

    private MongoProcess() {}

    public static void main(String[] arguments) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logging) {
            logging.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        }
        System.exit(new CommandLine(new MongoCommand()).execute(arguments));
    }
}
