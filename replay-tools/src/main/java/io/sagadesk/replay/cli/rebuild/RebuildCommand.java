package io.sagadesk.replay.cli.rebuild;

import io.sagadesk.replay.CliException;
import io.sagadesk.replay.cli.server.ServerOptions;
import io.sagadesk.replay.client.CommandJsonLines;
import io.sagadesk.replay.client.PagedAnswer;
import io.sagadesk.replay.client.SagadeskClient;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Starts or controls a rebuild in a running server, and shows its progress. */
@Command(
        name = "rebuild",
        sortOptions = false,
        description = {
            "Folds the whole log into a new version of a projection, while the one in service answers: in bulk first, then"
                    + " live; compares both at one position, and switches.",
            "The version before stays and follows the log, too: ./sagadesk projections serve NAME VERSION goes back to it."
        },
        exitCodeList = {
            "0:done, or, with --detach, begun",
            "1:an unexpected failure",
            "2:the command line is wrong",
            "3:the server cannot be reached, or refuses",
            "4:the rebuild failed or was cancelled"
        },
        footer = {
            "",
            "Ctrl-C leaves it going on in the server; --resume, --pause, --cancel and --watch find it again by the name of"
                    + " the projection.",
        })
public final class RebuildCommand implements Callable<Integer> {

    private static final int REBUILD_FAILED = 4;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Parameters(paramLabel = "PROJECTION", description = "Such as rfm; ./sagadesk projections lists them.")
    private String projection = "";

    @Option(
            names = "--until",
            paramLabel = "POSITION|TIME",
            description = "Builds a read model as of then, in a separate collection that is never put in service.")
    private @Nullable String until;

    @Option(
            names = "--only",
            paramLabel = "SUBJECT",
            description = "Folds the documents of one subject anew, such as customer/c-1, and replaces them.")
    private @Nullable String only;

    @Option(names = "--dry-run", description = "Only compares, and prints what differs by document and field.")
    private boolean dryRun;

    @Option(names = "--rate", paramLabel = "N", description = "At most N events a second.")
    private @Nullable Double rate;

    @Option(names = "--detach", description = "Starts the rebuild and does not wait for its end.")
    private boolean detach;

    @Option(names = "--watch", description = "Starts nothing, and shows the progress of the rebuild under way.")
    private boolean watch;

    @Option(names = "--pause", description = "Pauses the rebuild under way, also across restarts.")
    private boolean pause;

    @Option(names = "--resume", description = "Resumes a paused rebuild.")
    private boolean resume;

    @Option(names = "--cancel", description = "Cancels the rebuild under way, and drops its unfinished version.")
    private boolean cancel;

    @Override
    public Integer call() throws InterruptedException {
        var target = server.server();
        var out = spec.commandLine().getOut();
        if (pause) {
            steer(target, "pause");
            out.println("Paused; --resume has it go on.");
            return 0;
        }
        if (cancel) {
            steer(target, "cancel");
            out.println("Cancelled.");
            return 0;
        }
        var rebuild = watch || resume ? underWay(target) : begin(target);
        if (resume) steer(target, "resume");
        var id = rebuild.path("rebuild").path("id").asString("");
        if (detach) {
            out.println("Begun as " + id + "; ./sagadesk rebuild " + projection + " --watch shows how far it is.");
            return 0;
        }
        var end = new RebuildProgressBar(target, spec.commandLine().getErr()).awaitEnd(id);
        RebuildReport.print(end, out);
        return end.path("rebuild").path("status").asString("").equals("DONE") ? 0 : REBUILD_FAILED;
    }

    private JsonNode begin(SagadeskClient target) {
        var request = CommandJsonLines.JSON.createObjectNode();
        request.put("projection", projection).put("dryRun", dryRun);
        if (until != null) request.put("until", until);
        if (only != null) request.put("only", only.replaceFirst("^subject=", ""));
        if (rate != null) request.put("eventsPerSecond", positive(rate));
        return target.post("/v1/rebuilds", request.toString());
    }

    private double positive(double given) {
        if (given > 0) return given;
        throw new ParameterException(spec.commandLine(), "--rate needs a number above 0");
    }

    private void steer(SagadeskClient target, String action) {
        var id = underWay(target).path("rebuild").path("id").asString("");
        target.post("/v1/rebuilds/" + PagedAnswer.encoded(id) + "/" + action, "");
    }

    private JsonNode underWay(SagadeskClient target) {
        for (var rebuild : target.get("/v1/rebuilds").path("rebuilds")) {
            var state = rebuild.path("rebuild");
            var matches = state.path("request").path("projection").asString("").equals(projection);
            if (matches && !state.hasNonNull("endedAt")) return rebuild;
        }
        throw new CliException("No rebuild of " + projection + " is under way");
    }
}
