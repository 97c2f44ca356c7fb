package io.sagadesk.server;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import picocli.CommandLine;

/** The server application: commands, queries, sagas and projections in one process. */
@SpringBootApplication(scanBasePackages = "io.sagadesk")
public class SagadeskServer {

    public static void main(String[] args) {
        var failed = new CommandLine(new ServeCommand()).execute(args);
        if (failed != 0) System.exit(failed);
    }
}
