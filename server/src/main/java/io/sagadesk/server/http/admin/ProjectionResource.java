package io.sagadesk.server.http.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.mongodb.client.MongoDatabase;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.live.LiveProjection;
import io.sagadesk.projections.live.LiveProjections;
import io.sagadesk.projections.mongo.ProjectionState.Phase;
import io.sagadesk.projections.mongo.ProjectionState.Version;
import io.sagadesk.projections.mongo.ProjectionVersions;
import io.sagadesk.replay.export.ReadModelCsv;
import io.sagadesk.replay.rebuild.RebuildQueue;
import io.sagadesk.replay.rebuild.bulk.RebuildFailed;
import io.sagadesk.server.http.problem.HttpProblem;
import io.sagadesk.server.http.problem.RequestLimit;
import io.sagadesk.server.readside.ReadModelPositions;
import io.sagadesk.store.log.LogReader;
import io.sagadesk.store.mongo.axon.DeadLetterAdministration;
import io.sagadesk.store.mongo.axon.DeadLetterAdministrations;
import io.sagadesk.store.mongo.axon.DeadLetterDescription;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The projections: their versions, positions and dead letters. */
@RestController
@RequestMapping("/v1/projections")
class ProjectionResource {

    private static final int MOST_DEAD_LETTERS = 1_000;

    /** Each takes a thread for as long as its client reads. */
    private final RequestLimit exports = new RequestLimit(8, "Too many read documents at once: ask again in a moment");

    private final List<Projection> projections;
    private final ProjectionVersions versions;
    private final LiveProjections live;
    private final ReadModelPositions positions;
    private final RebuildQueue rebuilds;
    private final DeadLetterAdministrations administrations;
    private final MongoDatabase database;
    private final LogReader log;

    ProjectionResource(
            List<Projection> projections,
            ProjectionVersions versions,
            LiveProjections live,
            ReadModelPositions positions,
            RebuildQueue rebuilds,
            DeadLetterAdministrations administrations,
            MongoDatabase database,
            LogReader log) {
        this.log = log;
        this.rebuilds = rebuilds;
        this.projections = projections;
        this.versions = versions;
        this.live = live;
        this.positions = positions;
        this.administrations = administrations;
        this.database = database;
    }

    /** All projections. */
    record Overview(List<Shown> projections) {}

    /**
     * One projection.
     *
     * @param serving the number of the version that answers queries
     */
    record Shown(String name, int serving, List<ShownVersion> versions) {}

    /**
     * One version of a projection.
     *
     * @param behind the number of events of the log after its position
     * @param following whether this version follows the log in this process
     * @param catchingUp whether it folds its backlog in bulk at the moment
     * @param waiting whether it waits until an import pauses
     * @param failure the failure that stops this version, if any
     * @param parked the number of dead letters: events that could not be folded, and later events of the same sequences
     */
    record ShownVersion(
            int version,
            int revision,
            Phase phase,
            long position,
            long behind,
            boolean following,
            boolean catchingUp,
            boolean waiting,
            @Nullable String failure,
            long parked) {}

    /** The dead letters of a projection. */
    record DeadLetters(List<ShownDeadLetter> events) {}

    /**
     * A dead letter.
     *
     * @param sequence whose documents are not updated until the dead letter is settled, such as a customer's id
     * @param position absent if the event cannot be read
     * @param cause the class and place of the failure, or that the event cannot be read; empty for an event that waits
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ShownDeadLetter(String sequence, @Nullable Long position, String type, Instant since, String cause) {

        static ShownDeadLetter of(DeadLetterDescription deadLetter) {
            return new ShownDeadLetter(
                    deadLetter.sequence(),
                    deadLetter.position(),
                    deadLetter.type(),
                    deadLetter.since(),
                    deadLetter.cause());
        }
    }

    /** The result of retrying or discarding dead letters. */
    record Settled(boolean folded, int discarded) {}

    @GetMapping
    Overview all() {
        return new Overview(projections.stream().map(this::shown).toList());
    }

    @GetMapping("/{name}")
    Shown one(@PathVariable String name) {
        return shown(known(name));
    }

    /** Switches to another version: back to the one before a rebuild, or forward again. */
    @PostMapping("/{name}/versions/{version}/serving")
    Shown serve(@PathVariable String name, @PathVariable int version) {
        var projection = known(name);
        var state = versions.of(projection).version(version).orElseThrow(ProjectionResource::noSuchVersion);
        if (live.find(projection, version).isEmpty()) {
            throw HttpProblem.exception(
                    409,
                    "not-following",
                    "Version " + state.number() + " does not follow the log, so it cannot answer");
        }
        versions.serve(projection, version);
        return shown(projection);
    }

    @DeleteMapping("/{name}/versions/{version}")
    Shown drop(@PathVariable String name, @PathVariable int version) throws InterruptedException {
        var projection = known(name);
        var state = versions.of(projection);
        if (state.version(version).isEmpty()) throw noSuchVersion();
        if (state.serving() == version) {
            throw HttpProblem.exception(409, "in-service", "The version that answers cannot be dropped");
        }
        if (rebuilds.isBuilding(name, version)) {
            throw HttpProblem.exception(409, "being-made", "A rebuild is making this version: cancel it");
        }
        try {
            rebuilds.drop(projection, version);
        } catch (RebuildFailed refused) {
            throw HttpProblem.exception(409, "rebuild-refused", String.valueOf(refused.getMessage()));
        }
        return shown(projection);
    }

    /** Writes the documents of a read model as CSV, by default of the version in service. */
    @GetMapping("/{name}/documents")
    void documents(
            @PathVariable String name,
            @RequestParam String model,
            @RequestParam(required = false) @Nullable Integer version,
            HttpServletResponse response)
            throws IOException {
        var projection = known(name);
        var number = version == null ? versions.of(projection).serving() : version;
        if (versions.of(projection).version(number).isEmpty()) throw noSuchVersion();
        var spec = projection.models().stream()
                .filter(known -> known.name().equals(model))
                .findFirst()
                .orElseThrow(() -> HttpProblem.exception(404, "not-found", "The projection has no such model"));
        exports.run(() -> {
            response.setContentType("text/csv;charset=UTF-8");
            ReadModelCsv.write(database, spec, number, response.getWriter());
            return response;
        });
    }

    @GetMapping("/{name}/dead-letters")
    DeadLetters deadLetters(@PathVariable String name) {
        return new DeadLetters(deadLettersOf(serving(known(name))).list(MOST_DEAD_LETTERS).stream()
                .map(ShownDeadLetter::of)
                .toList());
    }

    /** Retries the dead letters of one sequence, by default of the one that has waited longest. */
    @PostMapping("/{name}/dead-letters/retry")
    Settled retry(@PathVariable String name, @RequestParam(required = false) @Nullable String sequence) {
        var serving = serving(known(name));
        return new Settled(deadLettersOf(serving).retry(sequence, serving::processDeadLetters), 0);
    }

    /** Discards the dead letters of one sequence: its documents go on without those events. */
    @DeleteMapping("/{name}/dead-letters")
    Settled discard(@PathVariable String name, @RequestParam String sequence) {
        return new Settled(
                false, deadLettersOf(serving(known(name))).discard(sequence).size());
    }

    private Projection known(String name) {
        return positions
                .find(name)
                .orElseThrow(() -> HttpProblem.exception(404, "not-found", "There is no such projection"));
    }

    private LiveProjection serving(Projection projection) {
        return live.find(projection, versions.of(projection).serving())
                .orElseThrow(
                        () -> HttpProblem.exception(409, "not-following", "It does not follow the log at the moment"));
    }

    private DeadLetterAdministration deadLettersOf(LiveProjection version) {
        return administrations.of(version.name());
    }

    private Shown shown(Projection projection) {
        var state = versions.of(projection);
        return new Shown(
                projection.name(),
                state.serving(),
                state.versions().stream()
                        .map(version -> shown(projection, version))
                        .toList());
    }

    private ShownVersion shown(Projection projection, Version version) {
        var following = live.find(projection, version.number());
        var position = positions.position(projection, version);
        return new ShownVersion(
                version.number(),
                version.revision(),
                version.phase(),
                position,
                Math.max(0, log.lastPosition() - position),
                following.isPresent(),
                following.map(LiveProjection::isCatchingUp).orElse(false),
                following.map(LiveProjection::isWaitingForImport).orElse(false),
                following.flatMap(LiveProjection::failure).orElse(null),
                following.isPresent() ? live.deadLetterCount(projection, version.number()) : 0);
    }

    private static ErrorResponseException noSuchVersion() {
        return HttpProblem.exception(404, "not-found", "There is no such version");
    }
}
