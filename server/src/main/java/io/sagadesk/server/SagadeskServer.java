package io.sagadesk.server;

import java.util.List;
import org.axonframework.springboot.autoconfig.XStreamAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import picocli.CommandLine;

/**
 * The server application: commands, queries, sagas and projections in one process. What no part of it uses is excluded,
 * because each costs time at the start.
 */
@SpringBootApplication(
        scanBasePackages = {"io.sagadesk.server", "io.sagadesk.command", "io.sagadesk.saga"},
        proxyBeanMethods = false,
        exclude = {
            AopAutoConfiguration.class,
            TaskExecutionAutoConfiguration.class,
            TaskSchedulingAutoConfiguration.class,
            XStreamAutoConfiguration.class
        })
public class SagadeskServer {

    public static void main(String[] args) {
        var failed = run(args);
        if (failed != 0) System.exit(failed);
    }

    /** Checks the limits first: with too few file descriptors no class of a library can be loaded. */
    private static int run(String[] args) {
        var asksForHelp = List.of(args).contains("--help") || List.of(args).contains("-h");
        var shortage = ProcessLimits.current().shortage();
        if (asksForHelp || shortage.isEmpty()) return new CommandLine(new ServeCommand()).execute(args);
        System.err.println("Sagadesk cannot start: " + shortage.get());
        return ServeCommand.CANNOT_START;
    }
}
