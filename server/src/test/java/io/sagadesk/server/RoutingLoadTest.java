package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.server.reactions.ReactionProcessors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs many conversations and 50 agents concurrently and checks the log. The long form takes {@code
 * -Dsagadesk.routing.conversations=1000}, and {@code -Dsagadesk.routing.seed=N} for other random actions.
 */
class RoutingLoadTest {

    private static final int CONVERSATIONS = Integer.getInteger("sagadesk.routing.conversations", 100);
    private static final long SEED = Long.getLong("sagadesk.routing.seed", 1);
    private static final int AGENTS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(60 + CONVERSATIONS / 5);

    private static final String RULES = """
            {"rules": {"offer": "PT1S", "soothe": "PT1S", "wayOut": "PT2S",
                "desks": [{"intents": ["invoice"], "desk": "billing", "skills": ["invoices"], "priority": "HIGH"}]}}""";

    private static final List<String> SCHEDULED =
            List.of("timer.OfferLapsed", "timer.WaitedLong", "timer.WaitedTooLong");

    @TempDir
    Path data;

    @Test
    void nobody_is_lost_or_served_twice_or_out_of_turn_or_beyond_capacity() throws InterruptedException {
        try (var server = RunningServer.on(data)) {
            assertThat(server.put("/v1/policies/routing/versions/1", RULES).status())
                    .isEqualTo(200);
            serveAll(server);

            var laws = new RoutingLaws();
            try (var log = server.part(EventStore.class).openStream(null)) {
                while (log.hasNextAvailable()) laws.watch(log.nextAvailable().getPayload());
            }

            assertThat(laws.atSomeDesk()).isEmpty();
            assertThat(laws.everQueued()).extracting(ConversationId::value).hasSize(CONVERSATIONS);
            assertThat(laws.assignments()).isGreaterThanOrEqualTo(CONVERSATIONS * 8 / 10);
            System.out.printf("%d conversations, %d assignments%n", CONVERSATIONS, laws.assignments());
            nothingIsLeft(server.part(MongoDatabase.class));
        }
    }

    private static void serveAll(RunningServer server) {
        try (var desks = new BusyDesks(server, AGENTS, SEED)) {
            desks.open();
            desks.serve(CONVERSATIONS);
            await().atMost(PATIENCE)
                    .until(() -> desks.unserved().isEmpty() || !desks.failures().isEmpty());
            assertThat(desks.failures()).isEmpty();
        }
        await().atMost(PATIENCE).until(() -> isSettled(server));
    }

    private static boolean isSettled(RunningServer server) {
        var head = head(server);
        return server.part(ReactionProcessors.class).haveSeen(head) && head(server) == head;
    }

    private static long head(RunningServer server) {
        return server.part(EventStore.class).createHeadToken().position().orElse(-1);
    }

    /** Requires that no saga and no scheduled event of a conversation is left. */
    private static void nothingIsLeft(MongoDatabase database) {
        var sagas = database.getCollection("sagas").find();
        var scheduledEvents = database.getCollection("timers").find(Filters.in("type", SCHEDULED));
        assertThat(sagas).extracting(Object::toString).noneMatch(one -> one.contains("ConversationAtDesk"));
        assertThat(scheduledEvents).isEmpty();
    }
}
