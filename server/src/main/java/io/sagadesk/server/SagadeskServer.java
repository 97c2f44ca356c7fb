package io.sagadesk.server;

import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import picocli.CommandLine;

/** The server: commands, questions, processes and projections in one application. */
@SpringBootApplication(scanBasePackages = "io.sagadesk")
public class SagadeskServer {

    public static void main(String[] args) {
        var failed = new CommandLine(new Serve()).execute(args);
        if (failed != 0) System.exit(failed);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
