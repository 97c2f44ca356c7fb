package io.sagadesk.testbed.traffic;

import io.sagadesk.replay.client.BulkAnswer;
import io.sagadesk.replay.client.SagadeskClient;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A generated day of traffic that can be sent to a server. */
public final class GeneratedTraffic {

    private static final int MAX_COMMANDS = 5_000; // of one request

    private final TrafficGenerator generator;

    private GeneratedTraffic(TrafficGenerator generator) {
        this.generator = generator;
    }

    /** Generates the day that ends at the given instant; the same seed and date always produce the same day. */
    public static GeneratedTraffic of(long seed, int customers, Instant end) {
        return new GeneratedTraffic(new TrafficGenerator(seed, customers, end));
    }

    /** Sends all commands as they happen now, in the order in which they depend on each other. */
    public List<BulkAnswer> sendTo(SagadeskClient server) {
        return sendTo(server::sendLines);
    }

    /** Sends all commands as imported history, so that the server does not react to them. */
    public List<BulkAnswer> importInto(SagadeskClient server) {
        return sendTo(lines -> server.importLines("generated", lines));
    }

    private List<BulkAnswer> sendTo(Function<byte[], BulkAnswer> server) {
        var answers = new ArrayList<BulkAnswer>();
        for (var part : generator.parts()) send(server, part, answers);
        return answers;
    }

    /** Commands of {@code ./sagadesk} that show something of this day. */
    List<String> suggestions() {
        return generator.suggestions();
    }

    private static void send(Function<byte[], BulkAnswer> server, List<byte[]> lines, List<BulkAnswer> answers) {
        for (var from = 0; from < lines.size(); from += MAX_COMMANDS) {
            var body = new ByteArrayOutputStream();
            for (var line : lines.subList(from, Math.min(lines.size(), from + MAX_COMMANDS))) {
                body.writeBytes(line);
                body.write('\n');
            }
            answers.add(server.apply(body.toByteArray()));
        }
    }
}
