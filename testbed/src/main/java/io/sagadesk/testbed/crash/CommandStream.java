package io.sagadesk.testbed.crash;

import io.sagadesk.api.Money;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.id.ReturnId;
import io.sagadesk.api.order.OrderCommand.RecordPurchase;
import io.sagadesk.api.order.OrderCommand.RecordReturn;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import io.sagadesk.api.order.OrderEvent.ReturnRecorded;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * One of the command streams that a round sends concurrently: many scripts, interleaved and split into batches. The same
 * seed generates the same stream.
 */
final class CommandStream {

    static final int BATCHES = 10;

    private static final int INTERLEAVED_SCRIPTS = 40; // so many that most scripts span several batches
    private static final int CUSTOMERS =
            100; // as many new ones in each round, and as many that take part in all rounds

    private final Random random;
    private final String prefix;
    private final String roundPrefix;
    private int scripts;

    private CommandStream(long seed, int round, int stream) {
        random = new Random((seed * 1_000 + round) * 10 + stream);
        roundPrefix = "crash-" + round;
        prefix = roundPrefix + "-" + stream;
    }

    static List<List<SentCommand>> batches(long seed, int round, int stream, int lines) {
        var commands = new CommandStream(seed, round, stream);
        var all = commands.interleaved(ConversationScripts.endless("crash-" + stream, round, lines / 20), lines);
        return IntStream.range(0, BATCHES)
                .mapToObj(batch -> all.subList(batch * lines / BATCHES, (batch + 1) * lines / BATCHES))
                .toList();
    }

    private List<SentCommand> interleaved(SubjectScript first, int count) {
        var open = new ArrayList<Iterator<SentCommand>>();
        open.add(first.lines().iterator());
        var lines = new ArrayList<SentCommand>();
        while (lines.size() < count) {
            while (open.size() < INTERLEAVED_SCRIPTS) open.add(next().lines().iterator());
            var at = random.nextInt(open.size());
            lines.add(open.get(at).next());
            if (!open.get(at).hasNext()) open.remove(at);
        }
        return lines;
    }

    private SubjectScript next() {
        var id = prefix + "-" + scripts++;
        var kind = random.nextInt(10);
        if (kind < 6) return ConversationScripts.conversation(id, customer(), 1 + random.nextInt(6));
        return kind < 8 ? TicketScripts.ticket(id, customer()) : order(id);
    }

    private SubjectScript order(String id) {
        var order = new OrderId(id);
        var script = new SubjectScript(order, id);
        var price = Money.of("49.90", "EUR");
        script.add(
                new RecordPurchase(order, customer(), price, 1, script.now()),
                List.of(ExpectedEvent.of(PurchaseRecorded.class)));
        script.add(
                new RecordReturn(order, new ReturnId(id), price, script.now()),
                List.of(ExpectedEvent.of(ReturnRecorded.class)));
        return script;
    }

    private CustomerId customer() {
        var number = random.nextInt(CUSTOMERS);
        return new CustomerId((random.nextBoolean() ? roundPrefix : "crash") + "-c" + number);
    }
}
