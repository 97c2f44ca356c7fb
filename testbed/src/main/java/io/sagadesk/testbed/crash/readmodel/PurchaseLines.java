package io.sagadesk.testbed.crash.readmodel;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Commands of random customers: purchases, and conversations with messages. The same seed gives the same lines. */
final class PurchaseLines {

    private static final int CUSTOMERS = 300;

    private final Random random;
    private int lines;

    PurchaseLines(long seed) {
        this.random = new Random(seed);
    }

    /** Returns the body of a request with this number of commands. */
    synchronized byte[] next(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> line())
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private String line() {
        var number = lines++;
        var customer = "crash-" + random.nextInt(CUSTOMERS);
        var talk = "talk-" + customer;
        var at = "\"at\":\"2026-01-01T00:00:%02dZ\"}".formatted(number % 60);
        return switch (number < CUSTOMERS ? 0 : 1 + random.nextInt(2)) {
            case 0 ->
                "{\"command\":\"conversation.StartConversation\",\"conversationId\":\"talk-crash-" + number
                        + "\",\"customerId\":\"crash-" + number + "\",\"channel\":\"WEB_CHAT\"," + at;
            case 1 ->
                "{\"command\":\"conversation.PostMessage\",\"conversationId\":\"" + talk + "\",\"messageId\":\"m-"
                        + number + "\",\"author\":{\"kind\":\"CUSTOMER\"},\"text\":\"text " + number + "\"," + at;
            default ->
                "{\"command\":\"order.RecordPurchase\",\"orderId\":\"o-" + number + "\",\"customerId\":\"" + customer
                        + "\",\"total\":{\"amount\":\"5.00\",\"currency\":\"EUR\"},\"items\":1," + at;
        };
    }
}
