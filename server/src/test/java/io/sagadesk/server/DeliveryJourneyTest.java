package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tests the whole way from an event of a customer to the delivered message, and to the coupon's redemption. */
class DeliveryJourneyTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Pattern CODE = Pattern.compile("Your code: (\\S+)");

    @TempDir
    Path data;

    private RunningServer server;

    @BeforeEach
    void start() {
        server = RunningServer.on(data, NOON);
        done(server.put("/v1/campaigns/apology", """
            {"name":"Sorry","kind":"APOLOGY","budget":{"amount":"1000","currency":"USD"},"couponsPerCustomer":5,\
            "holdoutPercent":0,"endsAt":"2030-01-01T00:00:00Z"}"""));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void who_was_let_down_is_asked_by_mail_gets_a_code_by_mail_and_spends_it() {
        customer("anna", ",\"email\":\"anna@example.org\"");
        done(server.put("/v1/conversations/v-1", "{\"customerId\":\"anna\",\"channel\":\"EMAIL\"}"));
        close("v-1");
        settle();
        assertThat(mails()).singleElement().asString().contains("Subject: How was it?", "Hello Anna");

        rate("v-1");
        settle();

        assertThat(mails()).hasSize(2).anySatisfy(mail -> assertThat(mail).contains("Subject: We are sorry"));
        var code = CODE.matcher(String.join("", mails()));
        assertThat(code.find()).isTrue();
        assertThat(redeem(code.group(1), "o-1").status()).isEqualTo(200);
        assertThat(redeem(code.group(1), "o-2").code()).isEqualTo("coupon-spent");
        assertThat(code.find()).as("one code").isFalse();
    }

    @Test
    void who_chats_is_asked_by_the_page_and_finds_the_code_in_the_chat() {
        customer("anna", "");
        done(server.put("/v1/conversations/v-1", "{\"customerId\":\"anna\",\"channel\":\"WEB_CHAT\"}"));
        close("v-1");
        rate("v-1");
        settle();
        settle();

        assertThat(mails()).isEmpty();
        assertThat(fieldValues("delivery.MessageGivenUp", "because")).containsExactly("ASKED_IN_CHAT");
        var texts = fieldValues("conversation.MessagePosted", "text");
        assertThat(texts).hasSize(1);
        var code = CODE.matcher(texts.get(0));
        assertThat(code.find()).isTrue();
        assertThat(redeem(code.group(1), "o-1").status()).isEqualTo(200);
    }

    @Test
    void who_searches_in_vain_finds_a_message_in_the_chat() {
        customer("anna", ",\"email\":\"anna@example.org\"");
        for (var view = 1; view <= 3; view++) {
            done(server.post(
                    "/v1/visits/s-1/page-views",
                    "{\"customerId\":\"anna\",\"page\":\"return-policy\",\"sightingId\":\"g-" + view + "\"}"));
        }
        settle();

        assertThat(fieldValues("conversation.MessagePosted", "text"))
                .singleElement()
                .asString()
                .contains("Can we help?");
        assertThat(mails()).isEmpty();
        assertThat(inbox().path("state").asString()).isEqualTo("NOTICE");
        assertThat(started()).as("nobody has been in touch so far").isZero();

        var chat = inbox().path("conversationId").asString();
        done(server.post("/v1/conversations/" + chat + "/messages", """
            {"messageId":"m-1","author":{"kind":"CUSTOMER"},"text":"Yes, please"}"""));
        settle();
        assertThat(inbox().path("state").asString()).isEqualTo("BOT");
        assertThat(started()).isEqualTo(1);
    }

    private JsonNode inbox() {
        var conversations = server.get("/v1/inbox?customer=anna").body().path("conversations");
        assertThat(conversations.size()).isEqualTo(1);
        return conversations.get(0);
    }

    private int started() {
        var slices =
                server.get("/v1/service?from=2026-03-01&to=2026-03-04").body().path("slices");
        return StreamSupport.stream(slices.spliterator(), false)
                .mapToInt(slice -> slice.path("figures").path("started").asInt(0))
                .sum();
    }

    @Test
    void an_offer_that_comes_due_late_is_not_made_at_night() {
        var evening = NOON.plus(Duration.ofHours(9));
        settle(evening);
        customer("anna", ",\"email\":\"anna@example.org\"");
        done(server.put("/v1/conversations/v-1", "{\"customerId\":\"anna\",\"channel\":\"WEB_CHAT\"}"));
        close("v-1");
        rate("v-1");
        settle(evening);
        server.close();

        var nextEvening = evening.plus(DAY); // the morning in between was missed
        server = RunningServer.on(data, nextEvening);
        settle(nextEvening);

        assertThat(fieldValues("offer.OfferPostponed", "sendAt"))
                .containsExactly(NOON.plus(DAY).plus(Duration.ofHours(21)).toString());
        assertThat(types()).doesNotContain("offer.OfferCleared", "campaign.CouponIssued");
        settle(NOON.plus(DAY).plus(Duration.ofHours(21)));

        assertThat(types()).containsOnlyOnce("offer.OfferMade", "campaign.CouponIssued");
        assertThat(mails()).singleElement().asString().contains("Subject: We are sorry");
    }

    private void customer(String id, String email) {
        done(server.put("/v1/customers/" + id, "{\"contact\":{\"name\":\"Anna\"" + email + "}}"));
        done(server.put("/v1/customers/" + id + "/consents/MARKETING", "{\"wording\":\"form-3\"}"));
    }

    private void close(String conversation) {
        done(server.post(
                "/v1/conversations/" + conversation + "/closing",
                "{\"by\":{\"kind\":\"SYSTEM\"},\"outcome\":\"RESOLVED\"}"));
    }

    private void rate(String conversation) {
        done(server.put("/v1/conversations/" + conversation + "/rating", "{\"stars\":1}"));
    }

    private RunningServer.Answer redeem(String code, String order) {
        return server.post("/v1/coupons/redemptions", """
            {"code":"%s","customerId":"anna","orderId":"%s"}""".formatted(code, order));
    }

    /** Runs everything that is due, including reactions. */
    private void settle() {
        settle(NOON);
    }

    private void settle(Instant now) {
        done(server.put("/v1/clock", "{\"now\":\"" + now + "\"}"));
    }

    private static void done(RunningServer.Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 201);
    }

    private List<String> mails() {
        var folder = data.resolve("mail");
        if (!Files.exists(folder)) return List.of();
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(DeliveryJourneyTest::read)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path mail) {
        try {
            return Files.readString(mail);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> types() {
        return history().map(event -> event.path("type").asString("")).toList();
    }

    private Stream<JsonNode> history() {
        var events = server.get("/v1/history?limit=1000&subject=customer/anna")
                .body()
                .path("events");
        return StreamSupport.stream(events.spliterator(), false);
    }

    private List<String> fieldValues(String type, String field) {
        return history()
                .filter(event -> event.path("type").asString("").equals(type))
                .map(event -> event.path("payload").path(field).asString(""))
                .toList();
    }
}
