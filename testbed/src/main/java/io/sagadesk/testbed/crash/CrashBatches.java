package io.sagadesk.testbed.crash;

import io.sagadesk.replay.client.BulkAnswer;
import io.sagadesk.replay.client.SagadeskClient;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.IntStream;

/** Sends batches and checks the results of their commands. */
final class CrashBatches {

    private CrashBatches() {}

    /**
     * Sends a batch as imported history, so that the server does not react to it.
     *
     * @param allowed the results that a command may have
     * @return the results
     * @throws LostEventException if a command has another result
     */
    static String send(SagadeskClient server, List<SentCommand> batch, String allowed) {
        var body = new ByteArrayOutputStream();
        for (var sentCommand : batch) {
            body.writeBytes(sentCommand.json());
            body.write('\n');
        }
        var answer = server.importLines("crash", body.toByteArray());
        LostEventException.requireNone("A batch was answered differently", findings(batch, answer, allowed));
        return answer.results();
    }

    private static List<String> findings(List<SentCommand> batch, BulkAnswer answer, String allowed) {
        if (answer.results().length() != batch.size()) {
            return List.of(batch.size() + " lines got " + answer.results().length() + " results");
        }
        return IntStream.range(0, batch.size())
                .filter(line -> allowed.indexOf(answer.results().charAt(line)) < 0)
                .mapToObj(line -> finding(batch.get(line), line + 1, answer, allowed))
                .toList();
    }

    private static String finding(SentCommand sentCommand, int number, BulkAnswer answer, String allowed) {
        var because = answer.problems().stream()
                .filter(problem -> problem.line() == number)
                .map(problem -> " (" + problem.code() + ")")
                .findFirst()
                .orElse("");
        return "what should lead to %s of %s got %s%s, not %s"
                .formatted(
                        sentCommand
                                .expectedEvents()
                                .get(sentCommand.expectedEvents().size() - 1)
                                .type(),
                        sentCommand.subject(),
                        answer.results().charAt(number - 1),
                        because,
                        String.join(" or ", allowed.split("")));
    }
}
