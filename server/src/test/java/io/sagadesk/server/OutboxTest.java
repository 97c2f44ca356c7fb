package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.customer.CustomerQuery.WhoIsCustomer;
import io.sagadesk.api.delivery.MessageTemplate;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.saga.delivery.MessageOutbox;
import io.sagadesk.saga.delivery.MessageOutbox.PendingMessage;
import io.sagadesk.server.delivery.OutboxWorker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tests that messages of the outbox are sent once when they are due, and that the log records each outcome. */
class OutboxTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final int CONCURRENT = 20;
    private static final Pattern CODE = Pattern.compile("Your code: (\\S+)");

    @TempDir
    Path data;

    private RunningServer server;

    @BeforeEach
    void start() {
        server = RunningServer.on(data, NOW);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_coupon_goes_out_by_mail_with_a_code_that_can_be_redeemed() throws IOException {
        register("anna", "anna@example.org");
        issue("p-1", "anna");
        toSend("e-1", MessageTemplate.WIN_BACK, "anna")
                .withCoupon("p-1")
                .notBefore(NOW.plusSeconds(60))
                .put();

        settle(NOW.plusSeconds(59));
        assertThat(mails()).isEmpty();
        settle(NOW.plusSeconds(60));

        assertThat(mails()).hasSize(1);
        var mail = Files.readString(mails().get(0));
        assertThat(mail).contains("Hello Anna", "10.00 EUR", "1 April 2026, 02:00 (Europe/Berlin)");
        var code = CODE.matcher(mail);
        assertThat(code.find()).isTrue();
        var redeemed = server.post("/v1/coupons/redemptions", """
            {"code":"%s","customerId":"anna","orderId":"o-1"}""".formatted(code.group(1)));
        assertThat(redeemed.status()).as(redeemed.body().toString()).isEqualTo(200);
        var sent = deliveries("anna");
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).path("type").asString()).isEqualTo("delivery.MessageSent");
        assertThat(sent.get(0).path("payload").path("channel").asString()).isEqualTo("EMAIL");
        assertThat(sent.get(0).path("metadata").path("causationId").asString()).isEqualTo("e-1");
        assertThat(entries("waiting")).isEmpty();
    }

    @Test
    void who_has_no_address_finds_the_message_in_the_chat() {
        register("ben", null);
        server.put("/v1/conversations/v-1", "{\"customerId\":\"ben\",\"channel\":\"WEB_CHAT\"}");
        issue("p-1", "ben");
        register("carl", "not an address");

        toSend("e-1", MessageTemplate.APOLOGY, "ben").withCoupon("p-1").put();
        toSend("e-2", MessageTemplate.CHAT_INVITATION, "carl")
                .by(Channel.WEB_CHAT)
                .put();
        toSend("e-3", MessageTemplate.MEMBERSHIP, "carl").put();
        settle(NOW);

        assertThat(transcript("v-1")).containsPattern("^Hello Ben,\n\nYou told us(?s).*Your code: [0-9A-Z-]{20}\n");
        var chats = server.get("/v1/customers/carl").body().path("customer").path("openConversations");
        assertThat(chats.size()).as("both are in one conversation").isEqualTo(1);
        var chat = chats.get(0).path("conversationId").asString();
        assertThat(transcript(chat)).contains("Can we help?").contains("As a member");
        assertThat(deliveries("carl"))
                .extracting(sent -> sent.path("payload").path("channel").asString())
                .containsExactly("WEB_CHAT", "WEB_CHAT");
    }

    @Test
    void what_is_not_to_be_sent_is_given_up_and_the_log_says_why() {
        register("anna", "anna@example.org");
        register("ben", null);
        register("carl", "carl@example.org");
        register("dora", "dora@example.org");
        issue("p-1", "carl");
        server.post("/v1/coupons/p-1/revocation", "{\"reason\":\"sent twice\"}");
        server.put("/v1/conversations/v-1", "{\"customerId\":\"dora\",\"channel\":\"WEB_CHAT\"}");
        server.put("/v1/customers/dora/consents/MARKETING", "{\"wording\":\"yes\"}");
        server.delete("/v1/customers/dora/consents/MARKETING");
        server.post("/v1/customers/anna/forgetting", "{\"reason\":\"asked\"}");

        toSend("e-1", MessageTemplate.PROMOTION, "anna").put();
        toSend("e-2", MessageTemplate.SURVEY, "ben")
                .about("v-9")
                .by(Channel.EMAIL)
                .put();
        toSend("e-3", MessageTemplate.WIN_BACK, "carl").withCoupon("p-1").put();
        toSend("e-4", MessageTemplate.PROMOTION, "dora").put();
        toSend("e-5", MessageTemplate.SURVEY, "dora")
                .about("v-1")
                .by(Channel.EMAIL)
                .put();
        settle(NOW);

        assertThat(reason("anna")).containsExactly("FORGOTTEN");
        assertThat(reason("ben")).containsExactly("NOT_REACHABLE");
        assertThat(reason("carl")).containsExactly("COUPON_OVER");
        assertThat(reason("dora")).containsExactlyInAnyOrder("NOT_ALLOWED", "ASKED_IN_CHAT");
        assertThat(mails()).isEmpty();
        assertThat(entries("given-up")).as("what may work another time").isEmpty();
        assertThat(entries("waiting")).isEmpty();
    }

    @Test
    void what_is_marketing_waits_at_night_until_the_customers_morning() {
        var night = Instant.parse("2026-03-01T20:00:00Z"); // 21:00 in Berlin
        var morning = Instant.parse("2026-03-02T08:00:00Z");
        register("anna", "anna@example.org");
        toSend("e-1", MessageTemplate.PROMOTION, "anna").notBefore(night).put();
        toSend("e-2", MessageTemplate.SURVEY, "anna")
                .by(Channel.EMAIL)
                .notBefore(night)
                .put();
        settle(morning.minusMillis(1));

        assertThat(deliveries("anna"))
                .extracting(sent -> sent.path("payload").path("template").asString())
                .containsExactly("SURVEY");
        assertThat(entries("waiting")).singleElement().satisfies(waits -> {
            assertThat(waits.path("attempts").asInt(-1)).isZero();
            assertThat(waits.path("due").asString()).isEqualTo(morning.toString());
        });
        settle(morning);

        assertThat(mails()).hasSize(2);
        assertThat(timeOf(deliveries("anna").get(1))).isEqualTo(morning);
        assertThat(entries("waiting")).isEmpty();
    }

    @Test
    void an_attempt_that_is_to_be_repeated_at_night_waits_too_and_none_is_used_up() throws IOException {
        restartWithMailServerAt(freePort());
        register("anna", "anna@example.org");
        var evening = Instant.parse("2026-03-01T19:00:00Z"); // 20:00 in Berlin
        toSend("e-1", MessageTemplate.PROMOTION, "anna").notBefore(evening).put();
        settle(evening.plus(Duration.ofDays(3)));

        var tried = deliveries("anna");
        assertThat(tried).hasSize(12);
        assertThat(tried)
                .allSatisfy(attempt -> assertThat(timeOf(attempt)
                                .atZone(ZoneId.of("Europe/Berlin"))
                                .getHour())
                        .isBetween(9, 20));
    }

    @Test
    void what_was_sent_is_not_sent_again_when_a_reaction_is_repeated() throws IOException {
        register("anna", "anna@example.org");
        toSend("e-1", MessageTemplate.PROMOTION, "anna").put();
        settle(NOW);
        Files.delete(mails().get(0));
        toSend("e-1", MessageTemplate.PROMOTION, "anna").put();
        settle(NOW);

        assertThat(mails()).isEmpty();
        assertThat(deliveries("anna")).hasSize(1);
        assertThat(entries("waiting")).isEmpty();
    }

    @Test
    void a_mail_server_that_is_down_is_tried_for_half_a_day() throws IOException {
        restartWithMailServerAt(freePort());
        register("anna", "anna@example.org");
        toSend("e-1", MessageTemplate.SURVEY, "anna").by(Channel.EMAIL).put(); // at any hour

        settle(NOW.plus(Duration.ofDays(2)));

        var tried = deliveries("anna");
        assertThat(tried).hasSize(12);
        assertThat(reason("anna")).startsWith("UNREACHABLE").endsWith("TRIED_TOO_OFTEN");
        assertThat(timeOf(tried.get(1))).isBetween(NOW.plusSeconds(30), NOW.plusSeconds(36));
        assertThat(timeOf(tried.get(11))).isBetween(NOW.plus(Duration.ofHours(12)), NOW.plus(Duration.ofHours(16)));
        assertThat(entries("waiting")).isEmpty();
        var health = server.get("/actuator/health").body().path("components").path("outbox");
        assertThat(health.path("details").path("givenUp").asInt(0)).isEqualTo(1);
    }

    @Test
    void read_models_that_are_behind_delay_nothing_when_the_clock_is_moved() {
        register("anna", "anna@example.org");
        var behind = new AtomicInteger(1);
        beforeRecipientsAreAsked(question -> {
            if (behind.getAndDecrement() > 0) throw new QueryExecutionException("behind", null);
        });
        toSend("e-1", MessageTemplate.CHAT_INVITATION, "anna").put();
        settle(NOW);

        assertThat(mails()).hasSize(1);
        assertThat(timeOf(deliveries("anna").get(0))).isEqualTo(NOW);
    }

    @Test
    void messages_that_wait_together_wait_for_the_read_models_once() {
        register("anna", "anna@example.org");
        server.close();
        server = RunningServer.on(data);
        var positions = new CopyOnWriteArrayList<Object>();
        var allAreThere = new CountDownLatch(1);
        beforeRecipientsAreAsked(question -> {
            positions.add(question.getMetaData().get("after"));
            awaitQuietly(allAreThere);
        });
        for (var number = 0; number <= CONCURRENT; number++) {
            toSend("e-" + number, MessageTemplate.CHAT_INVITATION, "anna").put();
        }
        allAreThere.countDown();
        await().until(() -> mails().size() > CONCURRENT);

        assertThat(positions).hasSize(CONCURRENT + 1);
        assertThat(Set.copyOf(positions)).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void nothing_more_is_claimed_once_the_outbox_is_to_stop() throws Exception {
        register("anna", "anna@example.org");
        server.close();
        server = RunningServer.on(data);
        var first = new CountDownLatch(1);
        var mayGoOn = new CountDownLatch(1);
        beforeRecipientsAreAsked(question -> {
            first.countDown();
            awaitQuietly(mayGoOn);
        });
        for (var number = 0; number < 3; number++) {
            toSend("e-" + number, MessageTemplate.CHAT_INVITATION, "anna").put();
        }
        first.await();
        var worker = server.part(OutboxWorker.class);
        var stopped = CompletableFuture.runAsync(worker::stop);
        await().until(() -> !worker.isRunning());
        mayGoOn.countDown();
        stopped.get(20, TimeUnit.SECONDS);

        assertThat(mails()).hasSize(1);
        assertThat(entries("waiting")).hasSize(2);
    }

    private void beforeRecipientsAreAsked(Consumer<QueryMessage<?, ?>> happens) {
        server.part(QueryBus.class).registerDispatchInterceptor(questions -> (index, question) -> {
            if (question.getPayloadType() == WhoIsCustomer.class) happens.accept(question);
            return question;
        });
    }

    @Test
    void what_was_given_up_is_tried_again_or_thrown_away() throws IOException {
        var port = freePort();
        restartWithMailServerAt(port);
        register("anna", "anna@example.org");
        toSend("e-1", MessageTemplate.PROMOTION, "anna").put();
        var id = entries("waiting").get(0).path("deliveryId").asString();
        assertThat(server.post("/v1/outbox/nothing/retry", "").code()).isEqualTo("not-found");
        assertThat(server.delete("/v1/outbox/" + id).code()).isEqualTo("not-given-up");
        settle(NOW.plus(Duration.ofDays(2)));
        toSend("e-2", MessageTemplate.PROMOTION, "anna").put();
        settle(NOW.plus(Duration.ofDays(4)));

        assertThat(entries("given-up")).hasSize(2);
        var mailServer = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailServer.start();
        try {
            assertThat(server.post("/v1/outbox/" + id + "/retry", "").status()).isEqualTo(200);
            settle(NOW.plus(Duration.ofDays(4)));

            assertThat(mailServer.getReceivedMessages()).hasSize(1);
        } finally {
            mailServer.stop();
        }
        assertThat(deliveries("anna").get(24).path("payload").path("attempt").asInt(0))
                .isEqualTo(13);
        var other = entries("given-up").get(0).path("deliveryId").asString();
        assertThat(server.delete("/v1/outbox/" + other).status()).isEqualTo(204);
        assertThat(entries("given-up")).isEmpty();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void restartWithMailServerAt(int port) {
        server.close();
        server = RunningServer.on(
                data,
                Map.of(
                        "sagadesk.clock",
                        NOW.toString(),
                        "sagadesk.mail.host",
                        "127.0.0.1",
                        "sagadesk.mail.port",
                        port,
                        "sagadesk.mail.tls",
                        "none"));
    }

    private static Instant timeOf(JsonNode event) {
        return Instant.parse(event.path("payload").path("at").asString());
    }

    private void register(String customer, @Nullable String email) {
        var name = customer.substring(0, 1).toUpperCase(Locale.ROOT) + customer.substring(1);
        var contact = email == null
                ? "{\"name\":\"%s\"}".formatted(name)
                : "{\"name\":\"%s\",\"email\":\"%s\"}".formatted(name, email);
        var answer =
                server.put("/v1/customers/" + customer, "{\"contact\":" + contact + ",\"timeZone\":\"Europe/Berlin\"}");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    }

    private void issue(String coupon, String customer) {
        server.put("/v1/campaigns/spring", """
            {"name":"Spring","kind":"PROMOTION","budget":{"amount":"1000.00","currency":"EUR"},\
            "couponsPerCustomer":10,"holdoutPercent":0,"endsAt":"2026-12-31T00:00:00Z"}""");
        var issued = server.put("/v1/campaigns/spring/coupons/" + coupon, """
            {"customerId":"%s","worth":{"amount":"10.00","currency":"EUR"},"expiresAt":"2026-04-01T00:00:00Z",\
            "because":{"rule":"test","version":1}}""".formatted(customer));
        assertThat(issued.status()).as(issued.body().toString()).isEqualTo(201);
    }

    private OutgoingMessage toSend(String event, MessageTemplate template, String customer) {
        return new OutgoingMessage(event, template, customer);
    }

    /** Builds a message and puts it into the outbox. */
    private final class OutgoingMessage {

        private final String event;
        private final MessageTemplate template;
        private final CustomerId customer;
        private @Nullable CouponId coupon;
        private @Nullable ConversationId conversation;
        private @Nullable Channel channel;
        private Instant notBefore = NOW;

        private OutgoingMessage(String event, MessageTemplate template, String customer) {
            this.event = event;
            this.template = template;
            this.customer = new CustomerId(customer);
        }

        OutgoingMessage withCoupon(String id) {
            coupon = new CouponId(id);
            return this;
        }

        OutgoingMessage about(String conversationId) {
            conversation = new ConversationId(conversationId);
            return this;
        }

        OutgoingMessage by(Channel wanted) {
            channel = wanted;
            return this;
        }

        OutgoingMessage notBefore(Instant time) {
            notBefore = time;
            return this;
        }

        void put() {
            var order = new PendingMessage(template, customer, coupon, conversation, channel, notBefore);
            var cause = new GenericEventMessage<>(new GenericMessage<>(event, order, Map.of()), () -> NOW);
            server.part(MessageOutbox.class).put(order, "test", cause);
        }
    }

    private void settle(Instant at) {
        var moved = server.put("/v1/clock", "{\"now\":\"%s\"}".formatted(at));
        assertThat(moved.status()).as(moved.body().toString()).isEqualTo(200);
    }

    private List<Path> mails() {
        var folder = data.resolve("mail");
        if (!Files.exists(folder)) return List.of();
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".eml")).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<JsonNode> entries(String state) {
        return server.list("/v1/outbox?state=" + state, "entries").valueStream().toList();
    }

    private List<JsonNode> deliveries(String customer) {
        var events = server.get("/v1/history?limit=1000&subject=customer/" + customer)
                .body()
                .path("events");
        return StreamSupport.stream(events.spliterator(), false)
                .filter(event -> event.path("type").asString("").startsWith("delivery."))
                .toList();
    }

    private List<String> reason(String customer) {
        return deliveries(customer).stream()
                .map(event -> event.path("payload").path("because").asString(""))
                .toList();
    }

    private String transcript(String conversation) {
        return server.get("/v1/conversations/" + conversation + "/transcript?limit=100")
                .body()
                .path("messages")
                .findValuesAsString("text")
                .toString()
                .substring(1);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
