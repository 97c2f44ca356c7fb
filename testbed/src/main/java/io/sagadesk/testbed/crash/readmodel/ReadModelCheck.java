package io.sagadesk.testbed.crash.readmodel;

import io.sagadesk.replay.client.SagadeskClient;
import io.sagadesk.store.runtime.WaitDeadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Compares the read models of a running server with rebuilds of them. */
final class ReadModelCheck {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long MILLISECONDS_BETWEEN_POLLS = 20;

    private final SagadeskClient server;

    ReadModelCheck(SagadeskClient server) {
        this.server = server;
    }

    List<String> names() {
        return projections().stream()
                .map(projection -> projection.path("name").asString(""))
                .toList();
    }

    /** Returns whether a version of any projection folds its backlog in bulk. */
    boolean isCatchingUp() {
        return versions().stream()
                .anyMatch(version -> version.path("catchingUp").asBoolean());
    }

    /** Waits until every version that follows the log has reached its end, and no rebuild is under way. */
    boolean awaitHead() throws InterruptedException {
        return await(() -> isRebuildOver() && versions().stream().allMatch(ReadModelCheck::isAtHead));
    }

    boolean await(BooleanSupplier reached) throws InterruptedException {
        return WaitDeadline.in(PATIENCE).await(reached, MILLISECONDS_BETWEEN_POLLS);
    }

    String beginRebuild(String projection, boolean dryRun, int eventsPerSecond) {
        return server.post(
                        "/v1/rebuilds",
                        "{\"projection\":\"%s\",\"dryRun\":%s,\"eventsPerSecond\":%d}"
                                .formatted(projection, dryRun, eventsPerSecond))
                .path("rebuild")
                .path("id")
                .asString("");
    }

    String status(String rebuild) {
        return rebuild(rebuild).path("status").asString("");
    }

    /** Returns how the documents of a projection differ from those of a rebuild; empty if they do not. */
    List<String> differences(String projection) throws InterruptedException {
        var dry = beginRebuild(projection, true, 0);
        if (!await(() -> rebuild(dry).path("endedAt").isString()))
            return List.of(projection + ": the rebuild does not end");
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
