package io.sagadesk.server;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import picocli.CommandLine;

/** The server: commands, questions, processes and projections in one application. */
@SpringBootApplication(scanBasePackages = "io.sagadesk")
public class SagadeskServer {

    public static void main(String[] args) {
        var failed = new CommandLine(new ServeCommand()).execute(args);
        if (failed != 0) System.exit(failed);
    }
}
