package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sagadesk.localpostgres.PostgresCluster;
import io.sagadesk.localpostgres.PostgresInstallation;
import io.sagadesk.server.mongo.MongoChild;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers on one PostgreSQL and one document store. The first one folds the read models, the other one has to learn of
 * it. Only one conversation goes on, so the other segment of its read model has no events.
 */
@Timeout(600)
class LiveOnEveryInstanceTest {

    private static final Duration BOUND = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(90); // on a busy machine
    private static final int MESSAGES = 12;
    private static final int IN_TIME = 9; // the others may have met a pause of the machine
    private static final Duration AWAY = Duration.ofSeconds(3);
    private static final String MESSAGE = "\"type\":\"conversation.MessagePosted\"";
    private static final String TRANSCRIPT = "/v1/conversations/c/transcript/live";

    @TempDir
    Path directory;

    private final List<AutoCloseable> started = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private PostgresCluster postgres;
    private ChildServer one;
    private ChildServer other;

    @BeforeEach
    void start() throws Exception {
        var installed = PostgresInstallation.installed();
        if (installed.isEmpty()) System.out.println("Skipped: " + PostgresInstallation.MISSING);
        assumeTrue(installed.isPresent(), PostgresInstallation.MISSING);
        postgres = PostgresCluster.start(installed.orElseThrow(), directory); // of its own, because it is killed
        started.add(postgres::kill);
        var mongo = MongoChild.on(directory.resolve("mongo"));
        started.add(mongo);
        var settings = SharedStores.environment(postgres.newDatabase(), mongo);
        one = ChildServer.on(directory.resolve("one"), settings);
        started.add(one);
        other = ChildServer.on(directory.resolve("other"), settings);
        started.add(other);
        await().atMost(PATIENCE).until(() -> begin(one) == 201);
    }

    @AfterEach
    void stop() throws Exception {
        for (var number = started.size() - 1; number >= 0; number--)
            started.get(number).close();
    }

    @Test
    void what_goes_through_either_is_told_by_both_in_time_also_after_postgresql_was_away() throws Exception {
        try (var here = source(one, TRANSCRIPT);
                var there = source(other, TRANSCRIPT);
                var inbox = source(other, "/v1/inbox/live")) {
            assertInTime(here, there);
            assertThat(inbox.events()).isNotEmpty();

            postgres.kill();
            TimeUnit.MILLISECONDS.sleep(AWAY.toMillis());
            postgres.startAgain();

            assertInTime(here, there);
            assertThat(here.hasEnded() || there.hasEnded() || inbox.hasEnded())
                    .as("nobody had to connect again")
                    .isFalse();
            resumeElsewhere(here);
        }
        assertThat(events().filter(event -> event.contains(MESSAGE))).hasSize(said.size());
        assertThat(events())
                .as("nothing ephemeral is in the log")
                .allSatisfy(event -> assertThat(event)
                        .containsAnyOf(MESSAGE, "\"type\":\"conversation.ConversationStarted\"", "\"type\":\"timer."));
    }

    /** Says something through either by turns, and looks how long both take to tell it. */
    private void assertInTime(EventSource here, EventSource there) throws Exception {
        var nanos = new ArrayList<Long>();
        for (var number = 0; number < MESSAGES; number++) {
            say(number % 2 == 0 ? one : other);
            var begun = System.nanoTime();
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> texts(here).equals(said) && texts(there).equals(said));
            nanos.add(System.nanoTime() - begun);
        }
        System.out.println("Told by both after ms: "
                + nanos.stream().map(TimeUnit.NANOSECONDS::toMillis).toList());
        assertThat(nanos.stream().sorted().toList().get(IN_TIME - 1)).isLessThan(BOUND.toNanos());
    }

    /** A client that has lost its server goes on at the other one, and misses nothing. */
    private void resumeElsewhere(EventSource source) throws Exception {
        var last = Long.toString(source.lastId());
        say(one);
        try (var resumed = source(other, TRANSCRIPT, "Last-Event-ID", last)) {
            say(one);
            var missed = said.subList(said.size() - 2, said.size());
            await().atMost(PATIENCE).until(() -> texts(resumed).equals(missed));
        }
    }

    private static int begin(ChildServer server) throws IOException, InterruptedException {
        return server.put("/v1/conversations/c", "{\"customerId\":\"anna\",\"channel\":\"WEB_CHAT\"}")
                .statusCode();
    }

    /** Says something once, also while PostgreSQL is not there yet. */
    private void say(ChildServer server) {
        var text = "Line " + said.size();
        var path = "/v1/conversations/c/messages/m-" + said.size();
        var body = "{\"author\":{\"kind\":\"CUSTOMER\"},\"text\":\"" + text + "\"}";
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> server.put(path, body).statusCode() < 300);
        said.add(text);
    }

    private static EventSource source(ChildServer server, String path, String... headers) {
        return new EventSource(server.url(), SharedStores.TOKEN, path, headers);
    }

    private static List<String> texts(EventSource source) {
        return source.events().stream()
                .map(event -> event.data().path("text").asString(""))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private Stream<String> events() throws IOException, InterruptedException {
        return other.ask("/v1/events").body().lines().filter(line -> !line.isBlank());
    }
}
