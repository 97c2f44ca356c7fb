package io.sagadesk.testbed.cli;

import io.sagadesk.replay.cli.SagadeskCli;
import io.sagadesk.testbed.cluster.ClusterCommand;
import io.sagadesk.testbed.crash.CrashCommand;
import io.sagadesk.testbed.damage.CopiesCommand;
import io.sagadesk.testbed.damage.DamageCommand;
import io.sagadesk.testbed.fuzz.FuzzCommand;
import io.sagadesk.testbed.simulate.SimulateCommand;
import io.sagadesk.testbed.traffic.TrafficCommand;
import io.sagadesk.testbed.training.TrainCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line of developers: {@code ./sagadesk bench}, {@code cluster}, {@code copies}, {@code crash}, {@code damage}, {@code fuzz},
 * {@code simulate} and {@code traffic}.
 */
@Command(
        description =
                "Tools to try Sagadesk: make up traffic, simulate days of business, kill the server, damage and copy its data,"
                        + " send it odd requests, and measure.",
        subcommands = {
            TrafficCommand.class,
            BenchCommand.class,
            ClusterCommand.class,
            CrashCommand.class,
            FuzzCommand.class,
            DamageCommand.class,
            CopiesCommand.class,
            SimulateCommand.class,
            TrainCommand.class
        })
public final class TestbedCli extends SagadeskCli {

    private TestbedCli() {}

    public static void main(String[] arguments) {
        exitAfter(new TestbedCli(), arguments);
    }

    /** The command line without a process of its own, so that another program can run it. */
    public static CommandLine commandLine() {
        return commandLine(new TestbedCli());
    }
}
