package io.sagadesk.testbed.readmodel;

import io.sagadesk.replay.CliException;
import io.sagadesk.replay.client.SagadeskClient;
import io.sagadesk.store.runtime.WaitDeadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Waits for the read models of a running server, rebuilds them, and compares them with rebuilds of them. */
public final class ServedReadModels {

    private static final long MILLISECONDS_BETWEEN_POLLS = 5;
    private static final long MILLISECONDS_BETWEEN_LONG_POLLS = 500;

    private final SagadeskClient server;
    private final Duration patience;

    /** @param patience how long each method waits at most */
    public ServedReadModels(SagadeskClient server, Duration patience) {
        this.server = server;
        this.patience = patience;
    }

    public List<String> names() {
        return projections().stream()
                .map(projection -> projection.path("name").asString(""))
                .toList();
    }

    /** Returns whether a version of any projection folds its backlog in bulk. */
    public boolean isCatchingUp() {
        return versions().stream()
                .anyMatch(version -> version.path("catchingUp").asBoolean());
    }

    /** Waits until every version that follows the log has reached its end, and no rebuild is under way. */
    public boolean awaitHead() throws InterruptedException {
        return await(this::isAtHead);
    }

    /**
     * As {@link #awaitHead}, where nothing else makes sense. It asks so seldom that this takes nothing from the server.
     *
     * @param behind is given the number of events that are still to be folded, each time
     * @throws CliException if it takes longer than the patience
     */
    public void requireHead(LongConsumer behind) throws InterruptedException {
        if (WaitDeadline.in(patience).await(() -> isAtHead(behind), MILLISECONDS_BETWEEN_LONG_POLLS)) return;
        throw new CliException("The read models did not reach the end of the log in " + patience.toMinutes() + " min");
    }

    public boolean await(BooleanSupplier reached) throws InterruptedException {
        return WaitDeadline.in(patience).await(reached, MILLISECONDS_BETWEEN_POLLS);
    }

    /** Returns the id of the rebuild. */
    public String beginRebuild(String projection, boolean dryRun, int eventsPerSecond) {
        return server.post(
                        "/v1/rebuilds",
                        "{\"projection\":\"%s\",\"dryRun\":%s,\"eventsPerSecond\":%d}"
                                .formatted(projection, dryRun, eventsPerSecond))
                .path("rebuild")
                .path("id")
                .asString("");
    }

    /** Waits until a rebuild has ended. */
    public boolean awaitEnd(String rebuild) throws InterruptedException {
        return await(() -> isOver(rebuild));
    }

    public boolean isOver(String rebuild) {
        return rebuild(rebuild).path("endedAt").isString();
    }

    /** Returns whether the version that a rebuild has built is being compared and put in service. */
    public boolean isCompared(String rebuild) {
        return status(rebuild).equals("COMPARING");
    }

    public String status(String rebuild) {
        return rebuild(rebuild).path("status").asString("");
    }

    /** Returns how the documents of a projection differ from those of a rebuild; empty if they do not. */
    public List<String> differences(String projection) throws InterruptedException {
        var dry = beginRebuild(projection, true, 0);
        if (!awaitEnd(dry)) return List.of(projection + ": the rebuild does not end");
        var over = rebuild(dry);
        var found = new ArrayList<String>();
        if (!over.path("status").asString("").equals("DONE")) found.add(projection + " cannot be rebuilt: " + over);
        if (over.path("differences").asLong() > 0) {
            found.add(projection + " differs from a rebuild: " + over.path("examples"));
        }
        return found;
    }

    private JsonNode rebuild(String id) {
        return server.get("/v1/rebuilds/" + id).path("rebuild");
    }

    private boolean isAtHead(LongConsumer behind) {
        behind.accept(versions().stream()
                .mapToLong(version -> version.path("behind").asLong())
                .max()
                .orElse(0));
        return isAtHead();
    }

    public boolean isAtHead() {
        return isRebuildOver() && versions().stream().allMatch(ServedReadModels::isAtHead);
    }

    private boolean isRebuildOver() {
        return nodes(server.get("/v1/rebuilds").path("rebuilds")).stream()
                .allMatch(shown -> shown.path("rebuild").path("endedAt").isString());
    }

    private static boolean isAtHead(JsonNode version) {
        return !version.path("phase").asString("").equals("LIVE")
                || (version.path("following").asBoolean()
                        && version.path("behind").asLong() == 0);
    }

    private List<JsonNode> versions() {
        return projections().stream()
                .flatMap(projection -> nodes(projection.path("versions")).stream())
                .toList();
    }

    private List<JsonNode> projections() {
        return nodes(server.get("/v1/projections").path("projections"));
    }

    private static List<JsonNode> nodes(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
