package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sagadesk.server.live.LiveListeners;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120) // a stream that should be refused but is not would never end
class LiveShutdownTest {

    @TempDir
    Path data;

    private static final String CONVERSATION = "{\"customerId\":\"anna\",\"channel\":\"WEB_CHAT\"}";

    @Test
    void a_server_that_stops_lets_its_listeners_go_at_once() {
        var server = RunningServer.on(data);
        try (var source = new EventSource(server, "/v1/inbox/live")) {
            await().untilAsserted(() -> assertThat(source.lastId()).isEqualTo(-1));
            var begun = System.nanoTime();
            server.close();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
            await().untilAsserted(() -> assertThat(source.hasEnded()).isTrue());
        }
    }

    @Test
    void one_listener_more_than_there_may_be_is_told_to_come_later_and_a_place_that_is_left_is_free() {
        try (var server = RunningServer.on(data)) {
            var sources = new ArrayList<EventSource>();
            for (int i = 0; i < LiveListeners.MOST; i++) sources.add(new EventSource(server, "/v1/inbox/live"));
            var refused = server.get("/v1/inbox/live");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("overloaded");
            assertThat(refused.response().headers().firstValue("Retry-After")).isPresent();

            sources.forEach(EventSource::close);

            var changes = new AtomicInteger();
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                // the server notices that a listener has gone when it writes, at the latest with the next heartbeat
                server.put("/v1/conversations/c-" + changes.incrementAndGet(), CONVERSATION);
                try (var source = new EventSource(server, "/v1/inbox/live")) {
                    assertThat(source.status()).isEqualTo(200);
                }
            });
        }
    }
}
