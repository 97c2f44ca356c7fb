package io.sagadesk.replay.cli.events;

import io.sagadesk.replay.cli.server.ServerOptions;
import io.sagadesk.replay.client.SagadeskClient;
import io.sagadesk.replay.events.DirectoryEvents;
import io.sagadesk.replay.events.EventOrigin;
import io.sagadesk.replay.events.ServedEvents;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line options that choose the source of events: a server or a data directory. */
public final class OriginOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Read the log in this data directory, beside a server or without one, instead of asking a"
                    + " server. The keys are read there, too; without them personal data stays sealed.")
    private @Nullable Path data;

    /** The source of events that the options choose. */
    public EventOrigin origin() {
        var directory = data();
        if (directory == null) return new ServedEvents(server());
        return new DirectoryEvents(directory, command.commandLine().getErr()::println);
    }

    /** The server that the options choose. */
    public SagadeskClient server() {
        return server.server();
    }

    /** The data directory that the options choose; null if they choose the server. */
    public @Nullable Path data() {
        if (data == null) return null;
        var parsed = command.commandLine().getParseResult();
        if (Stream.of("--url", "--token-file", "--patience").anyMatch(parsed::hasMatchedOption)) {
            throw new ParameterException(
                    command.commandLine(), "--data asks no server: leave out --url, --token-file and --patience");
        }
        return data;
    }
}
