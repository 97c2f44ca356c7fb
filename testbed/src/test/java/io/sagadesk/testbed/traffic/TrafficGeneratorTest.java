package io.sagadesk.testbed.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.replay.BulkServer;
import io.sagadesk.replay.CliRun;
import io.sagadesk.testbed.cli.TestbedCli;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class TrafficGeneratorTest {

    private static final String MORNING = "2026-03-01T08:00:00Z";
    private static final String EVENING = "2026-03-01T20:30:00Z";

    private final BulkServer server = new BulkServer();
    private final Path directory;

    TrafficGeneratorTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        server.answer("/actuator/health/readiness", "{}");
    }

    @AfterEach
    void close() {
        server.close();
    }

    /** Generates the day that ends at {@link #EVENING}, so that no result depends on the date of the test run. */
    private CliRun traffic(Object... options) throws IOException {
        return trafficUntil(EVENING, options);
    }

    private CliRun trafficUntil(String end, Object... options) throws IOException {
        var arguments = new ArrayList<Object>(List.of("--until", end));
        arguments.addAll(List.of(options));
        return trafficUntilNow(arguments.toArray());
    }

    private CliRun trafficUntilNow(Object... options) throws IOException {
        var arguments = new ArrayList<Object>(List.of("traffic"));
        arguments.addAll(List.of(options));
        return CliRun.run(TestbedCli.commandLine(), server, directory, arguments.toArray());
    }

    private static Set<String> names(List<JsonNode> commands) {
        return commands.stream()
                .map(command -> command.path("command").asString())
                .collect(Collectors.toSet());
    }

    @Test
    void a_day_has_some_of_everything() throws IOException {
        var tool = traffic();

        assertThat(tool.exitCode()).isZero();
        assertThat(tool.out()).startsWith("A day of traffic: ").contains("read transcript demo-1-");
        var sameServer = " --url " + server.url() + " --token-file " + server.tokenFile(directory);
        assertThat(tool.out().lines().skip(1)).hasSize(3).allMatch(hint -> hint.endsWith(sameServer));
        assertThat(server.lines()).hasSizeBetween(3_000, 9_000).doesNotHaveDuplicates();
        assertThat(names(server.commands()))
                .contains(
                        "customer.RegisterCustomer",
                        "customer.GiveConsent",
                        "visit.RecordPageView",
                        "visit.AbandonCart",
                        "order.RecordPurchase",
                        "conversation.RateConversation",
                        "desk.AcceptConversation",
                        "desk.LeaveQueue",
                        "ticket.SolveTicket",
                        "campaign.HoldOutCustomer",
                        "campaign.RedeemCoupon");
    }

    @Test
    void a_day_of_traffic_is_not_marked_as_imported_and_ends_now() throws IOException {
        var begin = Instant.now();
        trafficUntilNow("--customers", 20);

        assertThat(server.requests())
                .filteredOn(request -> request.startsWith("POST"))
                .containsOnly("POST /v1/commands");
        assertThat(server.commands())
                .map(command -> Instant.parse(command.path("at").asString()))
                .isNotEmpty()
                .isSorted()
                .allMatch(at -> at.isBefore(Instant.now()) && at.isAfter(begin.minusSeconds(24 * 60 * 60 + 60)));
    }

    @Test
    void the_same_seed_and_date_make_the_same_day_whatever_the_hour() throws IOException {
        trafficUntil(MORNING);
        var first = withoutTimes();
        server.forget();
        traffic();

        assertThat(withoutTimes()).isEqualTo(first);
    }

    @Test
    void another_seed_makes_another_day() throws IOException {
        trafficUntil(MORNING);
        var first = Set.copyOf(withoutTimes());
        server.forget();
        trafficUntil(MORNING, "--seed", 2);

        assertThat(withoutTimes()).isNotEmpty().noneMatch(first::contains);
    }

    @Test
    void all_commands_without_an_id_of_their_own_carry_one() throws IOException {
        traffic();

        assertThat(server.commands())
                .filteredOn(command -> Set.of("desk.EnqueueConversation", "ticket.AssignTicket", "customer.GiveConsent")
                        .contains(command.path("command").asString()))
                .isNotEmpty()
                .allMatch(command -> command.path("requestId").isString());
    }

    /** Otherwise the server's rules would do it as well, and the day would have some desk entries and tickets twice. */
    @Test
    void what_the_rules_would_do_is_done_in_a_request_before() throws IOException {
        traffic();

        var queued = requestsOf("desk.EnqueueConversation");
        var asked = requestsOf("conversation.RequestHuman");
        assertThat(asked)
                .isNotEmpty()
                .allSatisfy((id, request) -> assertThat(queued.get(id)).isLessThan(request));

        var opened = requestsOf("ticket.OpenTicket");
        var closed = requestsOf("conversation.CloseConversation");
        assertThat(opened)
                .isNotEmpty()
                .allSatisfy((id, request) -> assertThat(closed.get(id)).isGreaterThan(request));
        assertThat(server.commands())
                .filteredOn(command -> command.path("command").asString().equals("ticket.OpenTicket"))
                .allSatisfy(open -> assertThat(open.path("ticketId").asString())
                        .isEqualTo(TicketId.followUpOf(new ConversationId(
                                        open.path("conversationId").asString()))
                                .value()));
    }

    /** The index of the request that contained such a command, by conversation. */
    private Map<String, Integer> requestsOf(String command) {
        var requests = new HashMap<String, Integer>();
        for (var number = 0; number < server.bulks().size(); number++) {
            for (var sent : server.bulks().get(number)) {
                if (sent.path("command").asString().equals(command)) {
                    requests.put(sent.path("conversationId").asString(), number);
                }
            }
        }
        return requests;
    }

    @Test
    void wrong_numbers_are_wrong_usage() throws IOException {
        assertThat(traffic("--customers", 0).exitCode()).isEqualTo(2);
        assertThat(traffic("--seed", -1).exitCode()).isEqualTo(2);
    }

    private List<String> withoutTimes() {
        return server.lines().stream()
                .map(line -> line.replaceAll(",\"at\":\"[^\"]*\"", ""))
                .toList();
    }
}
