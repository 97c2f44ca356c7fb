package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JourneyTest extends SharedServerTest {

    @Test
    void a_conversation_is_led_closed_rated_and_read_back() {
        assertThat(server.put("/v1/conversations/talk", """
            {"customerId":"anna","channel":"WEB_CHAT"}""").status()).isEqualTo(201);
        var hello = server.post("/v1/conversations/talk/messages", """
            {"author":{"kind":"CUSTOMER"},"text":"Where is my parcel?"}""");
        server.post("/v1/conversations/talk/intents", """
            {"intents":["delivery"]}""");
        var answer = server.put("/v1/conversations/talk/messages/m-2", """
            {"author":{"kind":"AGENT","id":"a-1"},"text":"It comes tomorrow."}""");
        server.post("/v1/conversations/talk/closing", """
            {"by":{"kind":"AGENT","id":"a-1"},"outcome":"RESOLVED"}""");
        assertThat(server.put("/v1/conversations/talk/rating", "{\"stars\":5}").status())
                .isEqualTo(200);

        var first = server.get("/v1/conversations/talk/transcript?limit=1");
        assertThat(first.body().path("messages").findValuesAsString("text")).containsExactly("Where is my parcel?");
        assertThat(first.body().path("next").asLong()).isEqualTo(hello.position());
        var rest = server.get("/v1/conversations/talk/transcript?limit=1&after=" + hello.position());
        assertThat(rest.body().path("messages").findValuesAsString("text")).containsExactly("It comes tomorrow.");
        assertThat(rest.body().path("messages").path(0).path("position").asLong())
                .isEqualTo(answer.position());
        assertThat(rest.body().has("next")).isFalse();

        assertThat(server.askedFor("customer/anna"))
                .containsExactly(
                        "conversation.ConversationStarted",
                        "conversation.MessagePosted",
                        "conversation.IntentReported",
                        "conversation.MessagePosted",
                        "conversation.ConversationClosed",
                        "conversation.ConversationRated");
    }

    @Test
    void a_history_says_who_did_it_and_to_what_it_belongs() {
        server.put("/v1/tickets/who", """
                {"customerId":"bert","priority":"LOW","subject":"Broken"}""", "Sagadesk-Actor", "agent/a-7", "Sagadesk-Correlation-Id", "journey-1");

        var event = server.get("/v1/history?subject=ticket/who")
                .body()
                .path("events")
                .path(0);
        assertThat(event.path("metadata").path("actor").asString()).isEqualTo("agent/a-7");
        assertThat(event.path("metadata").path("correlationId").asString()).isEqualTo("journey-1");
        assertThat(event.path("metadata").path("ticketId").asString()).isEqualTo("who");
        assertThat(event.path("metadata").path("causationId").asString()).isNotBlank();
        assertThat(event.path("payload").path("subject").asString()).isEqualTo("Broken");
        assertThat(server.get("/v1/history?subject=agent/a-7")
                        .body()
                        .path("events")
                        .findValuesAsString("type"))
                .containsExactly("ticket.TicketOpened");
    }

    @Test
    void a_customer_and_a_ticket_of_the_same_id_are_two_things() {
        assertThat(server.put("/v1/customers/1001", "{}").status()).isEqualTo(201);
        assertThat(server.put("/v1/tickets/1001", """
            {"customerId":"1001","priority":"LOW","subject":"Broken"}""").status()).isEqualTo(201);

        assertThat(server.askedFor("ticket/1001")).containsExactly("ticket.TicketOpened");
    }

    @Test
    void amounts_of_money_are_kept_exactly() {
        assertThat(server.put("/v1/orders/o-1", """
            {"customerId":"carl","items":1,"total":{"amount":"0.10","currency":"EUR"}}""").status()).isEqualTo(201);
        assertThat(server.post("/v1/orders/o-1/returns", """
            {"amount":{"amount":"0.11","currency":"EUR"}}""").code()).isEqualTo("return-exceeds-purchase");
        assertThat(server.put("/v1/orders/o-1/returns/r-1", """
            {"amount":{"amount":"0.10","currency":"EUR"}}""").status()).isEqualTo(201);

        var events = server.get("/v1/history?subject=order/o-1").body().path("events");
        assertThat(events.path(0).path("payload").path("total").path("amount").asString())
                .isEqualTo("0.10");
    }

    @Test
    void a_policy_is_published_version_by_version() {
        assertThat(server.put("/v1/policies/win-back/versions/1", "{\"rules\":{\"secondAfter\":\"P7D\"}}")
                        .status())
                .isEqualTo(200);
        assertThat(server.put("/v1/policies/win-back/versions/1", "{\"rules\":{\"secondAfter\":\"P5D\"}}")
                        .code())
                .isEqualTo("policy-version-exists");
        assertThat(server.put("/v1/policies/win-back/versions/3", "{\"rules\":{\"secondAfter\":\"P5D\"}}")
                        .code())
                .isEqualTo("policy-version-gap");
    }

    @Test
    void a_forgotten_customer_under_a_legal_hold_is_not_forgotten_and_that_is_said() {
        server.put("/v1/customers/held/legal-holds/case-1", "{\"reason\":\"claim\"}");

        var answer = server.post("/v1/customers/held/forgetting", "{\"reason\":\"asked\"}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("legal-hold");
        assertThat(server.get("/v1/history?subject=customer/held").response().body())
                .contains("customer.ForgettingRefused");
    }

    @Test
    void a_refusal_names_its_reason_and_records_nothing() {
        server.put("/v1/tickets/over", """
            {"customerId":"dora","priority":"LOW","subject":"Broken"}""");
        server.post("/v1/tickets/over/closing", "{\"by\":{\"kind\":\"AGENT\",\"id\":\"a-1\"}}");

        var refused = server.put("/v1/tickets/over/assignee", "{\"agentId\":\"a-2\"}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("ticket-closed");
        var events = server.get("/v1/history?subject=ticket/over").body().path("events");
        assertThat(events.findValuesAsString("type")).doesNotContain("ticket.TicketAssigned");
    }

    @Test
    void a_transcript_belongs_to_who_started_the_conversation() {
        assertThat(server.put("/v1/tickets/early", """
            {"customerId":"someone-else","conversationId":"later","priority":"LOW","subject":"s"}""").code()).isEqualTo("conversation-unknown");
        assertThat(server.get("/v1/conversations/later/transcript").status()).isEqualTo(404);

        server.put("/v1/conversations/later", "{\"customerId\":\"owner\",\"channel\":\"SMS\"}");

        assertThat(server.get("/v1/conversations/later/transcript")
                        .body()
                        .path("customerId")
                        .asString())
                .isEqualTo("owner");
    }
}
