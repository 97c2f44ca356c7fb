package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.server.RunningServer.Answer;
import io.sagadesk.store.log.LogReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances write one log in PostgreSQL, by turns and at once. Each decides from its cache of aggregates, which the other
 * one does not know. Their commands are about desks, whose events hold no personal data.
 */
class SharedLogTest {

    private static final int COMMANDS = 100; // through each
    private static final int AT_ONCE = 16;

    @TempDir
    Path directory;

    private RunningServer one;
    private RunningServer another;

    @BeforeEach
    void start() throws Exception {
        var database = SharedStores.newDatabase();
        var log = Map.<String, Object>of(
                "sagadesk.postgresql", database, "sagadesk.master-key", RunningServer.MASTER_KEY);
        one = RunningServer.on(directory.resolve("one"), log);
        another = RunningServer.on(directory.resolve("another"), log);
        one.put("/v1/desks/d", "{\"name\":\"Desk\"}");
    }

    @AfterEach
    void stop() {
        for (var server :
                Stream.of(one, another).filter(started -> started != null).toList()) server.close();
    }

    @Test
    void a_command_that_seems_to_change_nothing_is_decided_by_the_log_and_not_by_the_cache() {
        signIn(one, "a-1");
        assertThat(presence(one, "a-1", "OFFLINE").body().path("recorded")).hasSize(1);
        assertThat(presence(another, "a-1", "ONLINE").body().path("recorded")).hasSize(1);

        var again = presence(one, "a-1", "OFFLINE"); // it is so in the cache

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("recorded"))
                .as("the other one has changed it back")
                .hasSize(1);
        assertThat(presence(one, "a-1", "OFFLINE").body().path("recorded"))
                .as("a repetition is one")
                .isEmpty();
    }

    @Test
    void a_refusal_is_decided_by_the_log_and_not_by_the_cache() {
        signIn(one, "a-2");
        signIn(another, "a-1");

        assertThat(presence(one, "a-1", "OFFLINE").status()).isEqualTo(200);
    }

    @Test
    void lines_of_a_bulk_that_seem_to_change_nothing_are_decided_by_the_log() {
        signIn(one, "a-1");
        presence(one, "a-1", "OFFLINE");
        presence(another, "a-1", "ONLINE");

        var line =
                "{\"command\":\"desk.ChangePresence\",\"deskId\":\"d\",\"agentId\":\"a-1\",\"presence\":\"OFFLINE\"}";
        var answer = one.bulk("", line, line);

        assertThat(answer.body().path("results").asString(""))
                .as("the first is carried out, the second is a repetition")
                .isEqualTo("ar");
    }

    @Test
    void concurrent_commands_through_both_surface_no_conflict_and_are_carried_out_once() throws Exception {
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Answer>> answers = IntStream.range(0, 2 * COMMANDS)
                    .mapToObj(number -> threads.submit(() -> signIn(number % 2 == 0 ? one : another, "b-" + number)))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get().status())
                        .as(answer.get().body().toString())
                        .isEqualTo(200);
                assertThat(answer.get().body().path("recorded")).hasSize(1);
            }
        } finally {
            threads.shutdownNow();
        }
        var seen = one.part(LogReader.class).page(0, 10_000).stream()
                .filter(event -> event.type().equals("desk.AgentSignedIn"))
                .count();
        assertThat(seen).isEqualTo(2 * COMMANDS);
    }

    private static Answer signIn(RunningServer server, String agent) {
        return server.put("/v1/desks/d/agents/" + agent, "{\"skills\":[],\"capacity\":1,\"senior\":false}");
    }

    private static Answer presence(RunningServer server, String agent, String presence) {
        return server.put("/v1/desks/d/agents/" + agent + "/presence", "{\"presence\":\"" + presence + "\"}");
    }
}
