package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sagadesk.projections.catalog.ProjectionCatalog;
import io.sagadesk.projections.live.LiveProjections;
import io.sagadesk.projections.mongo.ProjectionVersions;
import io.sagadesk.replay.cli.ReplayToolsCli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tests that a replay never acts: after rebuilds, imports and kills, the numbers of messages, coupons, timers and
 * tickets are the same as without. {@code -Dsagadesk.replay.kills=N} kills the server N times instead of three.
 */
class ReplaySafetyTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant NEXT_DAY = NOON.plus(Duration.ofDays(1));
    private static final Instant END = NOON.plus(Duration.ofDays(3));
    private static final int KILLS = Integer.getInteger("sagadesk.replay.kills", 3);
    private static final int MOST_MILLISECONDS_TO_LIVE = 600;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern CODE = Pattern.compile("Your code: (\\S+)");

    @TempDir
    static Path directory;

    private static Path played;
    private static ActionCounts acts;

    @TempDir
    Path scratch;

    @BeforeAll
    static void play() throws SQLException, IOException {
        played = Files.createDirectory(directory.resolve("played"));
        try (var server = RunningServer.on(played, NOON)) {
            done(server.put("/v1/campaigns/apology", """
                {"name":"Sorry","kind":"APOLOGY","budget":{"amount":"1000","currency":"USD"},"couponsPerCustomer":5,\
                "holdoutPercent":0,"endsAt":"2030-01-01T00:00:00Z"}"""));
            done(server.put("/v1/desks/support", "{\"name\":\"Support\"}"));
            for (var name : List.of("anna", "bea", "cleo")) letDown(server, name);
            for (var name : List.of("dora", "emma")) leaveUnsolved(server, name);
            moveTo(server, NOON);
            redeem(server, mails());
            moveTo(server, NEXT_DAY);
        }
        acts = ActionCounts.of(played);
    }

    @Test
    void what_was_played_holds_all_that_a_replay_must_not_do_again() {
        assertThat(acts.count("delivery.MessageSent")).isGreaterThanOrEqualTo(6);
        assertThat(acts.mails()).isGreaterThanOrEqualTo(6);
        assertThat(acts.count("campaign.CouponIssued")).isEqualTo(3);
        assertThat(acts.count("campaign.CouponRedeemed")).isEqualTo(1);
        assertThat(acts.count("conversation.RatingAsked")).isEqualTo(5);
        assertThat(acts.count("ticket.TicketOpened")).isEqualTo(5);
        assertThat(acts.count("timer.")).isGreaterThanOrEqualTo(5);
    }

    @Test
    void to_rebuild_every_projection_does_nothing_else() throws Exception {
        var data = copy("rebuilt");
        try (var server = RunningServer.on(data, NEXT_DAY)) {
            for (var projection : ProjectionCatalog.ALL) {
                done(server.post("/v1/rebuilds", "{\"projection\":\"" + projection.name() + "\"}"));
            }
            await().atMost(PATIENCE)
                    .until(() -> server.get("/v1/rebuilds")
                            .body()
                            .path("rebuilds")
                            .valueStream()
                            .allMatch(each -> each.path("rebuild")
                                    .path("status")
                                    .asString("")
                                    .equals("DONE")));
            assertThat(server.get("/v1/rebuilds").body().path("rebuilds")).hasSize(ProjectionCatalog.ALL.size());
            moveTo(server, NEXT_DAY);
        }
        assertThat(ActionCounts.of(data)).isEqualTo(acts);
    }

    @Test
    void to_replay_every_processor_that_can_be_does_nothing_else() throws Exception {
        var data = copy("reset");
        try (var server = RunningServer.on(data, NEXT_DAY)) {
            var live = server.part(LiveProjections.class);
            var versions = server.part(ProjectionVersions.class);
            moveTo(server, NEXT_DAY);
            for (var projection : ProjectionCatalog.ALL) {
                var version = versions.of(projection).serving();
                live.stop(projection, version);
                live.moveTo(projection, version, -1);
                assertThat(live.tokenOf(projection, version)).isEqualTo(-1);
                live.start(projection, version);
            }
            moveTo(server, NEXT_DAY);
        }
        assertThat(ActionCounts.of(data)).isEqualTo(acts);
    }

    @Test
    void no_processor_of_reactions_can_be_reset() throws Exception {
        var data = copy("refused");
        try (var server = RunningServer.on(data, NEXT_DAY)) {
            var processors = server.part(EventProcessingConfiguration.class).eventProcessors();
            assertThat(processors).containsKey("automations").hasSizeGreaterThan(5);
            processors.forEach((name, processor) -> refusesReset(name, (StreamingEventProcessor) processor));
            moveTo(server, NEXT_DAY);
        }
        assertThat(ActionCounts.of(data)).isEqualTo(acts);
    }

    @Test
    void to_import_history_does_nothing_else() throws Exception {
        var data = copy("imported");
        try (var server = RunningServer.on(data, NEXT_DAY)) {
            importFile(server, data, "conversations", """
                conversationId\tturnNumber\tutteranceId\tutterance\tslot-labels\tintent
                c-1\t1\tu-1\ti want to return this\tO\treturn
                """);
            importFile(server, data, "tickets", """
                Activity,Resource,time:timestamp,case:concept:name
                Assign seriousness,Value 2,2010-01-13 08:40:00+00:00,Case7
                Require upgrade,Value 2,2010-01-13 08:41:00+00:00,Case7
                """);
            importFile(server, data, "purchases", "00001 19970101  1   11.77\n00002 19970112  5   77.00\n");
            importLetDown(server, "i-1");
            moveTo(server, NEXT_DAY);
            assertThat(server.get("/v1/conversations/i-1").status()).isEqualTo(200);
            assertThat(server.get("/v1/tickets/Case7").status()).isEqualTo(200);
        }
        assertThat(ActionCounts.of(data)).isEqualTo(acts);
    }

    /**
     * While the clock moves, read models are rebuilt and history is imported; afterwards the numbers of actions must be
     * the same.
     */
    @Test
    void however_often_it_is_killed_as_much_is_done_as_if_it_was_not() throws Exception {
        var undisturbed = copy("undisturbed");
        try (var server = RunningServer.on(undisturbed, NEXT_DAY)) {
            moveTo(server, END);
        }
        var data = copy("killed");
        var chance = new Random(Long.getLong("sagadesk.replay.seed", 7));
        var now = NEXT_DAY;
        for (var kill = 0; kill < KILLS; kill++) now = disturb(data, now, "i-" + kill, chance);
        try (var server = RunningServer.on(data, now)) {
            moveTo(server, END);
        }

        assertThat(ActionCounts.of(undisturbed).count("timer.")).isGreaterThan(acts.count("timer."));
        assertThat(ActionCounts.of(data)).isEqualTo(ActionCounts.of(undisturbed));
    }

    /** Lets the server work for a while and kills it; returns the time to which its clock was being moved. */
    private static Instant disturb(Path data, Instant now, String conversation, Random chance) throws Exception {
        try (var server = ChildServer.on(data, "--clock", now.toString())) {
            var moved = JsonMapper.shared()
                    .readTree(
                            server.put("/v1/clock", "{\"now\":\"" + now + "\"}").body());
            var nextDue = moved.path("nextDue").asString("");
            var next = nextDue.isEmpty() ? now : Instant.parse(nextDue);
            for (var projection : ProjectionCatalog.ALL) {
                server.post("/v1/rebuilds", "application/json", "{\"projection\":\"" + projection.name() + "\"}");
            }
            var moving = CompletableFuture.runAsync(() -> goOnUntilKilled(server, next, conversation));
            await().pollDelay(Duration.ofMillis(chance.nextInt(MOST_MILLISECONDS_TO_LIVE)))
                    .until(() -> true);
            server.kill();
            moving.join();
            return next;
        }
    }

    private static void goOnUntilKilled(ChildServer server, Instant next, String conversation) {
        try {
            server.post("/v1/commands?imported=true&source=test", RunningServer.LINES, letDownLines(conversation));
            server.put("/v1/clock", "{\"now\":\"" + next + "\"}");
        } catch (IOException killed) {
            // expected
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void refusesReset(String name, StreamingEventProcessor processor) {
        assertThat(processor.supportsReset()).as(name).isFalse();
        processor.shutDown();
        assertThatThrownBy(() -> processor.resetTokens(StreamableMessageSource::createTailToken))
                .as(name)
                .hasMessageContaining("do not support a reset");
        processor.start();
    }

    private static void letDown(RunningServer server, String name) {
        done(server.put(
                "/v1/customers/" + name,
                "{\"contact\":{\"name\":\"" + name + "\",\"email\":\"" + name + "@example.org\"}}"));
        done(server.put("/v1/customers/" + name + "/consents/MARKETING", "{\"wording\":\"form-3\"}"));
        talk(server, name, "EMAIL", "RESOLVED");
        done(server.put("/v1/conversations/" + name + "/rating", "{\"stars\":1}"));
    }

    private static void leaveUnsolved(RunningServer server, String name) {
        done(server.put("/v1/customers/" + name, "{}"));
        talk(server, name, "WEB_CHAT", "UNRESOLVED");
    }

    private static void talk(RunningServer server, String name, String channel, String outcome) {
        done(server.put(
                "/v1/conversations/" + name, "{\"customerId\":\"" + name + "\",\"channel\":\"" + channel + "\"}"));
        done(server.post(
                "/v1/conversations/" + name + "/closing",
                "{\"by\":{\"kind\":\"SYSTEM\"},\"outcome\":\"" + outcome + "\"}"));
    }

    private static void redeem(RunningServer server, String mails) {
        var code = CODE.matcher(mails);
        assertThat(code.find()).isTrue();
        var redeemed = List.of("anna", "bea", "cleo").stream()
                .filter(name -> server.post("/v1/coupons/redemptions", """
                    {"code":"%s","customerId":"%s","orderId":"o-1"}""".formatted(code.group(1), name))
                                .status()
                        == 200);
        assertThat(redeemed).hasSize(1);
    }

    private static String mails() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.walk(played.resolve("mail"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) all.append(Files.readString(file));
        }
        return all.toString();
    }

    private void importFile(RunningServer server, Path data, String kind, String content) throws IOException {
        var file = Files.writeString(scratch.resolve(kind), content);
        var code = ReplayToolsCli.commandLine()
                .execute(
                        "import",
                        kind,
                        file.toString(),
                        "--url",
                        server.url(),
                        "--token-file",
                        data.resolve("admin.token").toString());
        assertThat(code).as(kind).isZero();
    }

    /** Imports events that would cause reactions if they happened today. */
    private static void importLetDown(RunningServer server, String id) {
        var imported = server.bulk("?imported=true&source=test", letDownLines(id));
        assertThat(imported.body().path("results").asString("")).isEqualTo("aaaa");
    }

    private static String letDownLines(String id) {
        return """
            {"command":"conversation.StartConversation","conversationId":"%1$s","customerId":"anna","channel":"EMAIL","at":"2024-01-01T00:00:00Z"}
            {"command":"conversation.RequestHuman","conversationId":"%1$s","reason":"CUSTOMER_ASKED","at":"2024-01-01T00:00:01Z"}
            {"command":"conversation.CloseConversation","conversationId":"%1$s","by":{"kind":"SYSTEM"},"outcome":"UNRESOLVED","at":"2024-01-01T00:00:02Z"}
            {"command":"conversation.RateConversation","conversationId":"%1$s","stars":1,"at":"2024-01-01T00:00:03Z"}
            """.formatted(id).strip();
    }

    private static void moveTo(RunningServer server, Instant now) {
        done(server.put("/v1/clock", "{\"now\":\"" + now + "\"}"));
    }

    private static void done(RunningServer.Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 202);
    }

    private static Path copy(String name) throws IOException {
        var to = directory.resolve(name);
        try (var files = Files.walk(played)) {
            for (var file : files.toList()) {
                Files.copy(
                        file,
                        to.resolve(
                                Objects.requireNonNull(played.relativize(file)).toString()));
            }
        }
        return to;
    }
}
