package io.sagadesk.testbed.bench.load;

import java.util.ArrayList;
import java.util.List;

/**
 * The eighteen commands of one customer: a purchase, a conversation with the bot and then an agent, a rating, and a
 * ticket.
 */
final class CustomerJourney {

    private static final String CUSTOMER = author("CUSTOMER", "");
    private static final String BOT = author("BOT", "helper-1");

    private final List<CommandRequest> requests = new ArrayList<>();
    private final String id;
    private final String customer;
    private final BenchmarkAgent deskAgent;
    private final String agent;
    private int messages;

    private CustomerJourney(String id, String customer, BenchmarkAgent deskAgent) {
        this.id = id;
        this.customer = customer;
        this.deskAgent = deskAgent;
        this.agent = author("AGENT", deskAgent.agent());
    }

    /** All commands of a journey in order; each one requires those before it. */
    static List<CommandRequest> of(String id, String customer, BenchmarkAgent deskAgent) {
        var journey = new CustomerJourney(id, customer, deskAgent);
        journey.buy();
        journey.askBot();
        journey.askAgent();
        journey.raiseTicket();
        return journey.requests;
    }

    private void buy() {
        put("/v1/orders/" + id, """
                {"customerId":"%s","total":{"amount":"49.90","currency":"EUR"},"items":2}""".formatted(customer));
    }

    private void askBot() {
        put(conversation(), """
                {"customerId":"%s","channel":"WEB_CHAT"}""".formatted(customer));
        say(CUSTOMER, "Hello, I ordered a rain jacket a week ago and it has not arrived. Where is my parcel?");
        post(conversation() + "/intents", """
                {"messageId":"m-1","intents":["parcel-late"]}""");
        say(BOT, "I am sorry to hear that. Parcels take three to five days; shall I look for yours?");
        say(CUSTOMER, "Yes, but I would rather talk to somebody who can do something about it.");
    }

    private void askAgent() {
        put(deskAgent.desk() + "/queue/" + id, """
                {"customerId":"%s","tier":"STANDARD","priority":"NORMAL","skills":["%s"],"senior":false}""".formatted(customer, deskAgent.skill()));
        post(conversation() + "/human-requests", """
                {"reason":"CUSTOMER_ASKED"}""");
        post(deskAgent.desk() + "/conversations/" + id + "/acceptance", """
                {"agentId":"%s"}""".formatted(deskAgent.agent()));
        say(agent, "Hello, thank you for waiting. Let me have a look at where your parcel is.");
        say(agent, "It was held up at the depot and is on its way again; it will be with you tomorrow before noon.");
        say(CUSTOMER, "That helps, thank you very much!");
        post(conversation() + "/closing", """
                {"by":%s,"outcome":"RESOLVED"}""".formatted(agent));
        post(deskAgent.desk() + "/conversations/" + id + "/release", "");
        put(conversation() + "/rating", """
                {"stars":5}""");
    }

    private void raiseTicket() {
        var ticket = "/v1/tickets/" + id;
        put(ticket, """
                {"customerId":"%s","conversationId":"%s","priority":"NORMAL","subject":"The zip of the jacket is torn"}""".formatted(customer, id));
        put(ticket + "/replies/r-1", text(agent, "Please send it back at our cost, the label is in your mail."));
        post(ticket + "/solution", """
                {"by":%s}""".formatted(agent));
    }

    private void say(String author, String text) {
        put(conversation() + "/messages/m-" + ++messages, text(author, text));
    }

    private String conversation() {
        return "/v1/conversations/" + id;
    }

    private static String text(String author, String text) {
        return """
                {"author":%s,"text":"%s"}""".formatted(author, text);
    }

    private static String author(String kind, String id) {
        return id.isEmpty() ? """
                {"kind":"%s"}""".formatted(kind) : """
                {"kind":"%s","id":"%s"}""".formatted(kind, id);
    }

    private void put(String path, String body) {
        requests.add(CommandRequest.put(path, body));
    }

    private void post(String path, String body) {
        requests.add(CommandRequest.post(path, body));
    }
}
