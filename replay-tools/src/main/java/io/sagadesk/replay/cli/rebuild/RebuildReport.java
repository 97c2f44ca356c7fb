package io.sagadesk.replay.cli.rebuild;

import java.io.PrintWriter;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Prints the result of a rebuild as sentences. */
final class RebuildReport {

    private RebuildReport() {}

    static void print(JsonNode report, PrintWriter out) {
        var state = report.path("rebuild");
        var request = state.path("request");
        var name = request.path("projection").asString("");
        switch (state.path("status").asString("")) {
            case "DONE" -> done(name, state, request, out);
            case "CANCELLED" -> out.println("The rebuild of " + name + " was cancelled; nothing has changed.");
            default ->
                out.println("The rebuild of " + name + " failed: "
                        + state.path("message").asString("see the server's log"));
        }
        out.flush();
    }

    private static void done(String name, JsonNode state, JsonNode request, PrintWriter out) {
        var version = name + " version " + state.path("version").asInt();
        if (request.hasNonNull("until")) {
            out.println(version + " is " + name + " as of position "
                    + state.path("target").asLong() + "; it is kept aside.");
            return;
        }
        compared(state, out);
        if (request.path("dryRun").asBoolean()) out.println("A dry run: nothing has changed.");
        else if (request.hasNonNull("only"))
            out.println("The documents of " + request.path("only").asString() + " were replaced.");
        else out.println(version + " is in service.");
    }

    private static void compared(JsonNode state, PrintWriter out) {
        var differences = state.path("differences").asLong();
        out.println("Compared at position " + state.path("position").asLong() + ": "
                + (differences == 0 ? "no difference" : differences + " documents differ"));
        for (var model : state.path("after")) {
            out.printf(
                    Locale.ROOT,
                    "  %-24s %,10d documents  %s%n",
                    model.path("model").asString(""),
                    model.path("documents").asLong(),
                    model.path("digest").asString("").substring(0, 16));
        }
        for (var difference : state.path("examples")) example(difference, out);
    }

    private static void example(JsonNode difference, PrintWriter out) {
        var document = difference.path("model").asString("") + " "
                + difference.path("id").asString("");
        if (difference.hasNonNull("missingIn")) {
            out.println("  " + document + ": missing "
                    + difference.path("missingIn").asString(""));
        }
        for (var field : difference.path("fields")) {
            out.println("  " + document + " " + field.path("path").asString("") + ": "
                    + field.path("before").asString("absent") + " -> "
                    + field.path("after").asString("absent"));
        }
    }
}
