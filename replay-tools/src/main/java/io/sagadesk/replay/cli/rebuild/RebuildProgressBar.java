package io.sagadesk.replay.cli.rebuild;

import io.sagadesk.replay.client.PagedAnswer;
import io.sagadesk.replay.client.SagadeskClient;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.databind.JsonNode;

/** Shows the progress of a rebuild: a bar on a terminal, otherwise a line every five seconds. */
final class RebuildProgressBar {

    private static final Set<String> OVER = Set.of("DONE", "CANCELLED", "FAILED");
    private static final int WIDTH = 79;
    private static final long MILLISECONDS_BETWEEN_POLLS = 250;
    private static final int MILLISECONDS_BETWEEN_LINES = 5_000;

    private final SagadeskClient server;
    private final PrintWriter log;

    RebuildProgressBar(SagadeskClient server, PrintWriter log) {
        this.server = server;
        this.log = log;
    }

    /** Waits for the end of the rebuild, and returns its final report. */
    JsonNode awaitEnd(String id) throws InterruptedException {
        var path = "/v1/rebuilds/" + PagedAnswer.encoded(id);
        var report = server.get(path);
        try (var bar = bar(id, report.path("rebuild").path("target").asLong() + 1)) {
            while (!isOver(report)) {
                show(bar, report);
                Thread.sleep(MILLISECONDS_BETWEEN_POLLS);
                report = server.get(path);
            }
            show(bar, report);
        }
        return report;
    }

    private static boolean isOver(JsonNode report) {
        return OVER.contains(status(report));
    }

    private static String status(JsonNode report) {
        return report.path("rebuild").path("status").asString("");
    }

    private static void show(ProgressBar bar, JsonNode report) {
        var left = Duration.parse(report.path("timeLeft").asString("PT0S")).toSeconds();
        bar.stepTo(report.path("position").asLong(-1) + 1);
        bar.setExtraMessage(String.format(
                Locale.ROOT,
                "%s %,.0f/s%s",
                status(report).toLowerCase(Locale.ROOT).replace('_', ' '),
                report.path("eventsPerSecond").asDouble(0),
                left > 0 ? ", " + left + " s left" : ""));
    }

    private ProgressBar bar(String name, long events) {
        var terminal = Ansi.AUTO.enabled();
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setStyle(ProgressBarStyle.ASCII)
                .setInitialMax(events)
                .setUpdateIntervalMillis(terminal ? (int) MILLISECONDS_BETWEEN_POLLS : MILLISECONDS_BETWEEN_LINES)
                .setConsumer(
                        terminal
                                ? new ConsoleProgressBarConsumer(System.err, WIDTH)
                                : new DelegatingProgressBarConsumer(this::line, WIDTH))
                .build();
    }

    private void line(String text) {
        log.println(text.stripTrailing());
        log.flush();
    }
}
