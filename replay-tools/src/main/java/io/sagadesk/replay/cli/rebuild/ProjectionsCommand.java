package io.sagadesk.replay.cli.rebuild;

import io.sagadesk.replay.cli.server.ServerOptions;
import io.sagadesk.replay.client.PagedAnswer;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Lists the projections of a running server, switches and drops versions, and handles dead letters. */
@Command(
        name = "projections",
        description =
                "Lists the projections: their versions, how far they are, and the events that they could not fold.",
        synopsisSubcommandLabel = "[COMMAND]")
public final class ProjectionsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ServerOptions options = new ServerOptions();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        out.printf(
                "%-16s %7s %8s %-9s %12s %7s  %s%n", "PROJECTION", "VERSION", "REVISION", "", "POSITION", "PARKED", "");
        for (var projection : options.server().get("/v1/projections").path("projections")) {
            for (var version : projection.path("versions")) print(projection, version);
        }
        out.flush();
        return 0;
    }

    @Command(description = "Puts another version in service, such as the one before a rebuild.")
    int serve(
            @Mixin ServerOptions server,
            @Parameters(paramLabel = "PROJECTION", description = "Such as rfm.") String projection,
            @Parameters(paramLabel = "VERSION", description = "A version that follows the log.") int version) {
        server.server().post(path(projection) + "/versions/" + version + "/serving", "");
        return say(projection + " version " + version + " is in service.");
    }

    @Command(description = "Drops a version that is not in service, with all its documents.")
    int drop(
            @Mixin ServerOptions server,
            @Parameters(paramLabel = "PROJECTION", description = "Such as rfm.") String projection,
            @Parameters(paramLabel = "VERSION", description = "Any but the one in service.") int version) {
        server.server().delete(path(projection) + "/versions/" + version);
        return say(projection + " version " + version + " is gone.");
    }

    @Command(
            name = "dead-letters",
            description = "Lists the events that a projection could not fold, and the events that wait behind them.")
    int deadLetters(
            @Mixin ServerOptions server,
            @Parameters(paramLabel = "PROJECTION", description = "Such as rfm.") String projection) {
        for (var event : server.server().get(path(projection) + "/dead-letters").path("events")) {
            say(String.format(
                    Locale.ROOT,
                    "%12s  %-32s %-24s %s",
                    event.path("position").asString("unknown"),
                    event.path("type").asString(""),
                    event.path("sequence").asString(""),
                    event.path("cause").asString("waits")));
        }
        return 0;
    }

    @Command(description = "Tries the events that could not be folded again, a sequence at a time.")
    int retry(
            @Mixin ServerOptions server,
            @Parameters(paramLabel = "PROJECTION", description = "Such as rfm.") String projection,
            @Option(
                            names = "--sequence",
                            paramLabel = "KEY",
                            description = "Only this sequence, such as a customer's id.")
                    @Nullable String sequence) {
        var query = sequence == null ? "" : "?sequence=" + PagedAnswer.encoded(sequence);
        var settled = server.server().post(path(projection) + "/dead-letters/retry" + query, "");
        return say(settled.path("folded").asBoolean() ? "Folded." : "Nothing could be folded.");
    }

    @Command(description = "Gives up the events of one sequence that could not be folded.")
    int discard(
            @Mixin ServerOptions server,
            @Parameters(paramLabel = "PROJECTION", description = "Such as rfm.") String projection,
            @Parameters(paramLabel = "KEY", description = "The sequence, as dead-letters lists it.") String sequence) {
        var settled =
                server.server().delete(path(projection) + "/dead-letters?sequence=" + PagedAnswer.encoded(sequence));
        return say(settled.path("discarded").asInt() + " events were given up.");
    }

    private void print(JsonNode projection, JsonNode version) {
        var number = version.path("version").asInt();
        var state = projection.path("serving").asInt() == number
                ? "serving"
                : version.path("phase").asString("").toLowerCase(Locale.ROOT);
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "%-16s %7d %8d %-9s %,12d %7d  %s%n",
                        projection.path("name").asString(""),
                        number,
                        version.path("revision").asInt(),
                        state,
                        version.path("position").asLong(),
                        version.path("parked").asLong(),
                        remark(version));
    }

    private static String remark(JsonNode version) {
        var failure = version.path("failure").asString("");
        if (!failure.isEmpty()) return failure;
        var behind = String.format(
                Locale.ROOT, "%,d events behind", version.path("behind").asLong());
        if (version.path("catchingUp").asBoolean()) return "catching up in bulk, " + behind;
        return version.path("waiting").asBoolean() ? "waits for an import, " + behind : "";
    }

    private int say(String sentence) {
        spec.commandLine().getOut().println(sentence);
        spec.commandLine().getOut().flush();
        return 0;
    }

    private static String path(String projection) {
        return "/v1/projections/" + PagedAnswer.encoded(projection);
    }
}
