package io.sagadesk.server.http.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.replay.rebuild.RebuildQueue;
import io.sagadesk.replay.rebuild.RebuildRequest;
import io.sagadesk.replay.rebuild.RebuildState;
import io.sagadesk.replay.rebuild.bulk.RebuildFailed;
import io.sagadesk.server.http.problem.HttpProblem;
import io.sagadesk.server.http.query.PositionOrTime;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rebuilds of read models: start, list, pause, resume, cancel. */
@RestController
@RequestMapping("/v1/rebuilds")
class RebuildResource {

    private final RebuildQueue rebuilds;
    private final PositionOrTime points;

    RebuildResource(RebuildQueue rebuilds, PositionOrTime points) {
        this.rebuilds = rebuilds;
        this.points = points;
    }

    /**
     * A request to rebuild a projection.
     *
     * @param until a position or a time: rebuilds the read model as of then, aside from the version in service
     * @param only rebuilds this subject only, such as {@code customer/c-1}
     */
    record StartRequest(
            @Nullable String projection,
            @Nullable String until,
            @Nullable String only,
            @Nullable Boolean dryRun,
            @Nullable Double eventsPerSecond) {}

    /**
     * The state and the progress of a rebuild.
     *
     * @param timeLeft the estimated time to the end of the bulk build; absent if it is unknown
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            RebuildState rebuild,
            long position,
            double eventsPerSecond,
            @Nullable Duration timeLeft) {

        static Shown of(RebuildQueue.Report report) {
            var timeLeft = report.timeLeft().orElse(null);
            return new Shown(report.state(), report.position(), report.eventsPerSecond(), timeLeft);
        }
    }

    /** All rebuilds, the newest first. */
    record Overview(List<Shown> rebuilds) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Shown begin(@RequestBody StartRequest start) {
        if (start.projection() == null)
            throw HttpProblem.exception(400, "bad-request", "projection names what is rebuilt");
        var rate = start.eventsPerSecond() == null ? 0 : start.eventsPerSecond();
        var request = new RebuildRequest(
                start.projection(),
                start.until() == null ? null : points.positionOf(start.until()),
                start.only(),
                Boolean.TRUE.equals(start.dryRun()),
                rate);
        return attempt(() -> one(rebuilds.start(request).id()));
    }

    @GetMapping
    Overview all() {
        return new Overview(rebuilds.all().stream().map(Shown::of).toList());
    }

    @GetMapping("/{id}")
    Shown one(@PathVariable String id) {
        return rebuilds.find(id)
                .map(Shown::of)
                .orElseThrow(() -> HttpProblem.exception(404, "not-found", "There is no such rebuild"));
    }

    @PostMapping("/{id}/pause")
    Shown pause(@PathVariable String id) {
        return attempt(() -> Shown.of(rebuilds.pause(id)));
    }

    @PostMapping("/{id}/resume")
    Shown resume(@PathVariable String id) {
        return attempt(() -> Shown.of(rebuilds.resume(id)));
    }

    @PostMapping("/{id}/cancel")
    Shown cancel(@PathVariable String id) {
        return attempt(() -> Shown.of(rebuilds.cancel(id)));
    }

    @PostMapping("/{id}/rate")
    Shown limit(@PathVariable String id, @RequestParam double eventsPerSecond) {
        return attempt(() -> Shown.of(rebuilds.limit(id, eventsPerSecond)));
    }

    private static Shown attempt(Supplier<Shown> what) {
        try {
            return what.get();
        } catch (RebuildFailed refused) {
            throw HttpProblem.exception(409, "rebuild-refused", String.valueOf(refused.getMessage()));
        }
    }
}
