package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.sagadesk.api.conversation.ConversationEvent.ConversationStarted;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that a reaction may take longer than the lease of its segment, and that no other instance handles the event
 * meanwhile.
 */
class SlowReactionsTest {

    private static final Semaphore GATE = new Semaphore(0);

    @TempDir
    Path data;

    /** An automation that only tests register. */
    @DisallowReplay
    @ProcessingGroup("waits-at-the-gate")
    static final class WaitsAtTheGate {

        @EventHandler
        void react(ConversationStarted started) {
            GATE.acquireUninterruptibly();
        }
    }

    @Test
    void a_segment_stays_claimed_while_its_reaction_waits() {
        try (var server = RunningServer.on(data, Map.of("spring.main.sources", WaitsAtTheGate.class.getName()))) {
            var started = server.put("/v1/conversations/v-1", "{\"customerId\":\"anna\",\"channel\":\"WEB_CHAT\"}");
            assertThat(started.status()).isLessThan(300);
            try {
                await().atMost(Duration.ofSeconds(20)).until(GATE::hasQueuedThreads);
                var since = System.currentTimeMillis();
                await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(
                                () -> assertThat(claims(server)).isNotEmpty().allMatch(at -> at > since));
            } finally {
                GATE.release();
            }
        }
    }

    /** The claim times of the segments of the automations, in milliseconds since 1970. */
    private static List<Long> claims(RunningServer server) {
        var tokens = server.part(MongoDatabase.class).getCollection("tokens");
        return tokens.find(Filters.eq("processorName", "automations"))
                .map(token -> token.getLong("timestamp"))
                .into(new ArrayList<>());
    }
}
