package io.sagadesk.server;

import static io.sagadesk.server.PreviousVersion.LAST;
import static io.sagadesk.server.PreviousVersion.asBefore;
import static io.sagadesk.server.PreviousVersion.comparable;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.MongoIterable;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.sagadesk.server.reactions.ReactionProcessors;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Tests that data of the previous version keeps its meaning, even where classes and packages were renamed. */
class PreviousVersionTest {

    /** Their state does not depend on a token that the previous version could have stored. */
    private static final Set<String> NEW_PROCESSORS =
            Set.of("coupon-index", "identity-index", "known-agents", "coupons", "desks", "orders");

    private static final Set<String> NEW_COLLECTIONS = Set.of(
            "coupons",
            "customer_identities",
            "desks",
            "handledEventTypes",
            "identities",
            "knownAgents",
            "orders",
            "rebuilds");

    /** The history of an agent has more than before, and the start has rebuilt read models. */
    private static final String AGENT_HISTORY = "/v1/history?subject=agent/";

    private static final String REBUILDS = "/v1/rebuilds";
    private static final String PROJECTIONS = "/v1/projections";

    private static final Pattern VERSION = Pattern.compile("_v[0-9]+$");

    private static final Pattern CIPHERTEXT = Pattern.compile("\"pd[12]\\.[^\"]*\"");
    private static final Pattern CODE = Pattern.compile("Your code: (\\S+)");
    private static final int DELIVERED_AGAIN = 110;
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path data;

    private List<String> log = List.of();

    @BeforeEach
    void unpack() throws IOException {
        PreviousVersion.unpackTo(data);
        log = PreviousVersion.log(data);
        assertThat(log).hasSize((int) LAST + 1);
    }

    @AfterEach
    void its_log_is_the_same_byte_for_byte() {
        assertThat(PreviousVersion.log(data)).isEqualTo(log);
    }

    @Test
    void its_questions_have_the_same_answers() throws IOException {
        var answers = PreviousVersion.answers();
        answers.remove(PROJECTIONS); // other versions serve now
        assertThat(answers).hasSizeGreaterThan(200);
        try (var server = PreviousServer.on(data)) {
            var soft = new SoftAssertions();
            answers.forEach((question, answer) -> soft.assertThat(answer(server, question, answer))
                    .as(question)
                    .isEqualTo(comparable(answer)));
            soft.assertAll();
        }
    }

    /** A renamed field would be read as absent. */
    @Test
    void what_it_kept_of_aggregates_processes_and_timers_is_written_as_it_was_read() {
        try (var server = PreviousServer.on(data)) {
            var kept = kept(server);
            assertThat(types(kept, "snapshot.")).hasSize(9);
            assertThat(types(kept, "saga.")).hasSize(6);
            assertThat(types(kept, "timer.")).hasSize(9);
            var soft = new SoftAssertions();
            for (var one : kept) {
                soft.assertThat(writtenAgain(server, one)).as(one.type()).isEqualTo(masked(one.json()));
            }
            soft.assertAll();
        }
    }

    @Test
    void processors_and_collections_go_on_under_the_names_that_they_had() {
        Set<String> processors;
        Set<String> collections;
        try (var documents = new StoppedServerData(data)) {
            processors = processors(documents.database);
            collections = collections(documents.database);
        }
        try (var server = PreviousServer.on(data)) {
            var database = server.part(MongoDatabase.class);
            var since = new TreeSet<>(processors);
            since.addAll(NEW_PROCESSORS);
            assertThat(processors(database)).isEqualTo(since);
            assertThat(processors)
                    .containsAll(
                            server.part(ReactionProcessors.class).standings().keySet());
            collections.addAll(NEW_COLLECTIONS);
            assertThat(collections(database)).isEqualTo(collections);
        }
    }

    @Test
    void folded_anew_its_log_makes_the_documents_that_it_kept() throws InterruptedException {
        try (var server = PreviousServer.on(data)) {
            server.post("/v1/projections/tickets/dead-letters/retry?sequence=t-stuck", "");
        }
        try (var documents = new StoppedServerData(data)) {
            assertThat(documents.differences(2)).isEmpty();
        }
    }

    @Test
    void requests_that_it_carried_out_are_recognised() {
        try (var server = PreviousServer.on(data)) {
            repeats(server, "PUT", "/v1/customers/anna", """
                {"contact":{"name":"Anna Adler","email":"anna@example.org","phone":"+49 30 1234","address":"1 Elm Street"},\
                "timeZone":"Europe/Berlin"}""", "register-anna");
            repeats(server, "POST", "/v1/tickets", """
                {"customerId":"anna","priority":"LOW","subject":"An invoice, please"}""", "invoice-of-anna");
            repeats(server, "POST", "/v1/coupons/c-tina/redemption", """
                {"customerId":"tina","orderId":"o-tina-1"}""", "redeem-tina");
            var assignee = "/v1/tickets/t-risk/assignee";
            repeats(server, "PUT", assignee, "{\"agentId\":\"sue\"}", "assign-t-risk");
            var another = server.http().put(assignee, "{\"agentId\":\"sam\"}", "Idempotency-Key", "assign-t-risk");
            assertThat(another.code()).isEqualTo("request-id-reused");

            assertThat(server.happened()).isEmpty();
        }
    }

    @Test
    void aggregates_decide_by_what_they_were() {
        try (var server = PreviousServer.on(data)) {
            refuses(server, "coupon-spent", "POST", "/v1/coupons/c-tina/redemption", """
                {"customerId":"tina","orderId":"o-tina-2"}""");
            refuses(server, "budget-spent", "PUT", "/v1/campaigns/spring/coupons/c-new", """
                {"customerId":"wim","worth":{"amount":"60.00","currency":"USD"},"expiresAt":"2026-06-01T00:00:00Z",\
                "because":{"rule":"by-hand","version":0}}""");
            refuses(server, "return-exceeds-purchase", "PUT", "/v1/orders/o-anna-1/returns/r-2", """
                {"amount":{"amount":"110.00","currency":"USD"}}""");
            refuses(server, "policy-version-exists", "PUT", "/v1/policies/sla/versions/2", "{\"rules\":{}}");
            refuses(server, "customer-forgotten", "PUT", "/v1/customers/carl", "{}");
            assertThat(server.happened()).isEmpty();

            refuses(server, "legal-hold", "POST", "/v1/customers/dora/forgetting", "{\"reason\":\"asked again\"}");
            server.post("/v1/visits/v-3/page-views", "{\"page\":\"return-policy\",\"sightingId\":\"the-second\"}");
            server.settle();
            assertThat(server.happened())
                    .contains("customer.ForgettingRefused customer/dora", "visit.ChatInvited visit/v-3");
        }
    }

    @Test
    void a_code_that_it_sent_is_worth_what_the_mail_says() throws IOException {
        try (var server = PreviousServer.on(data)) {
            var code = CODE.matcher(server.mail("wim"));
            assertThat(code.find()).isTrue();

            var redeemed = server.post("/v1/coupons/redemptions", """
                {"code":"%s","customerId":"wim","orderId":"o-wim"}""".formatted(code.group(1)));

            assertThat(redeemed.path("worth").path("amount").asString()).isEqualTo("5.00");
            assertThat(server.happened())
                    .containsExactly("campaign.CouponRedeemed coupon/"
                            + redeemed.path("couponId").asString());
        }
    }

    /**
     * Delivers the last events again, as after a crash: nothing is done twice as long as the derived ids are unchanged.
     */
    @Test
    void what_is_delivered_again_changes_nothing() throws IOException {
        var answers = PreviousVersion.answers();
        try (var documents = new StoppedServerData(data)) {
            var before = "{\"globalIndex\":" + (LAST - DELIVERED_AGAIN) + "}";
            documents
                    .database
                    .getCollection("tokens")
                    .updateMany(
                            Filters.not(Filters.regex("processorName", "_v[0-9]+$")),
                            Updates.set("token", new Binary(before.getBytes(UTF_8))));
        }
        try (var server = PreviousServer.on(data)) {
            assertThat(server.happened()).isEmpty();
            answers.forEach((question, answer) -> {
                if (!question.startsWith("/v1/outbox")) return;
                assertThat(answer(server, question)).as(question).isEqualTo(comparable(answer));
            });
        }
    }

    /** A serialized object with its type; a saga has no revision. */
    private record Kept(String type, String revision, String json) {

        boolean isOutdatedBy(Class<?> today) {
            return !revision.isEmpty() && !TypeNames.revisionOf(today).equals(revision);
        }
    }

    private List<Kept> kept(PreviousServer server) {
        var kept = new ArrayList<Kept>();
        for (var row : PreviousVersion.rows(data, "SELECT payload_type, revision, payload FROM snapshot")) {
            var columns = row.split("\\|", 3);
            kept.add(new Kept(columns[0], columns[1], columns[2]));
        }
        for (var saga : server.documents("sagas")) {
            var json = saga.get("serializedSaga", Binary.class).getData();
            kept.add(new Kept(saga.getString("sagaType"), "", new String(json, UTF_8)));
        }
        for (var timer : server.documents("timers")) {
            kept.add(new Kept(timer.getString("type"), timer.getString("revision"), timer.getString("payload")));
        }
        return kept;
    }

    private static Set<String> types(List<Kept> kept, String kind) {
        return kept.stream()
                .map(Kept::type)
                .filter(type -> type.startsWith(kind))
                .collect(Collectors.toSet());
    }

    /** Serializes the object again; an object of an older revision may be skipped or upcast, so it is not compared. */
    private static JsonNode writtenAgain(PreviousServer server, Kept kept) {
        var type = server.part(TypeNames.class).typeOf(kept.type());
        if (type == null) return JSON.getNodeFactory().stringNode("This version has no class for it");
        if (kept.isOutdatedBy(type)) return masked(kept.json());
        var serializer = server.part(SagadeskSerializer.class);
        Object read = serializer.deserialize(
                new SimpleSerializedObject<>(kept.json(), String.class, serializer.typeForClass(type)));
        return masked(serializer.serialize(read, String.class).getData());
    }

    /** Masks ciphertexts, which differ each time. */
    private static JsonNode masked(String json) {
        return JSON.readTree(CIPHERTEXT.matcher(json).replaceAll("\"…\""));
    }

    private static JsonNode answer(PreviousServer server, String question) {
        var answer = server.get(question);
        return comparable(answer.isEmpty() ? JSON.getNodeFactory().stringNode(server.text(question)) : answer);
    }

    private static JsonNode answer(PreviousServer server, String question, JsonNode before) {
        var answer = answer(server, question);
        if (question.startsWith(AGENT_HISTORY)) keepKnown(answer, before, "events", "/position");
        if (question.equals(REBUILDS)) keepKnown(answer, before, "rebuilds", "/rebuild/id");
        return asBefore(answer, comparable(before));
    }

    private static void keepKnown(JsonNode answer, JsonNode before, String list, String id) {
        var known = new HashSet<JsonNode>();
        before.path(list).forEach(item -> known.add(item.at(id)));
        ((ArrayNode) answer.path(list)).removeIf(item -> !known.contains(item.at(id)));
    }

    private static Set<String> processors(MongoDatabase database) {
        return withoutVersions(database.getCollection("tokens").distinct("processorName", String.class));
    }

    private static Set<String> collections(MongoDatabase database) {
        return withoutVersions(database.listCollectionNames());
    }

    private static Set<String> withoutVersions(MongoIterable<String> names) {
        return names.map(name -> VERSION.matcher(name).replaceFirst("")).into(new TreeSet<>());
    }

    private static void repeats(PreviousServer server, String method, String path, String json, String key) {
        var answer = server.http().send(method, path, RunningServer.JSON, json, "Idempotency-Key", key);
        SimulatedDays.done(answer);
        assertThat(answer.body().path("recorded").size()).as(path).isZero();
    }

    private static void refuses(PreviousServer server, String code, String method, String path, String json) {
        assertThat(server.http().send(method, path, RunningServer.JSON, json).code())
                .as(path)
                .isEqualTo(code);
    }
}
