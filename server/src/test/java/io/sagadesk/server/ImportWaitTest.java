package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Read models while an import runs. */
class ImportWaitTest extends SharedServerTest {

    private static final int LINES = 400;

    private final AtomicInteger orders = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();

    private void importUntilEnough() {
        while (!enough.get()) {
            var lines = IntStream.range(0, LINES)
                    .mapToObj(n -> "{\"command\":\"order.RecordPurchase\",\"orderId\":\"i-" + orders.incrementAndGet()
                            + "\",\"customerId\":\"i-" + n
                            + "\",\"total\":{\"amount\":\"5.00\",\"currency\":\"EUR\"},\"items\":1,"
                            + "\"at\":\"2026-02-01T00:00:00Z\"}")
                    .collect(Collectors.joining("\n"));
            server.post("/v1/commands?imported=true&source=test", lines);
        }
    }

    private static boolean allMatch(String field) {
        return StreamSupport.stream(
                        server.get("/v1/projections").body().path("projections").spliterator(), false)
                .flatMap(projection ->
                        StreamSupport.stream(projection.path("versions").spliterator(), false))
                .allMatch(version -> matches(version, field));
    }

    private static boolean matches(JsonNode version, String field) {
        return field.equals("behind")
                ? version.path("behind").asLong() == 0
                : version.path(field).asBoolean();
    }

    @Test
    void read_models_wait_for_an_import_but_nobody_waits_long_for_them() throws Exception {
        var importing = new Thread(this::importUntilEnough);
        importing.start();
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> allMatch("waiting"));
            for (var n = 0; n < 3; n++) {
                var position = server.put("/v1/customers/mine-" + n, "{\"contact\":{\"email\":\"a@example.org\"}}")
                        .position();

                assertThat(server.getAtOnce("/v1/customers/mine-" + n + "?after=" + position)
                                .status())
                        .isEqualTo(200);
            }
        } finally {
            enough.set(true);
            importing.join();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> allMatch("behind"));
    }
}
