package io.sagadesk.testbed.crash;

import io.sagadesk.replay.client.PagedAnswer;
import io.sagadesk.replay.client.SagadeskClient;
import io.sagadesk.store.runtime.WaitDeadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads the stored texts over HTTP, and compares them with the texts that were sent. They are stored encrypted. */
final class StoredTexts {

    private static final String CONVERSATION = "conversation/";
    private static final Duration TIME_TO_FOLD = Duration.ofMinutes(1);
    private static final long POLL_MILLISECONDS = 200;

    private final SagadeskClient server;
    private final ExpectedLog expected;

    StoredTexts(SagadeskClient server, ExpectedLog expected) {
        this.server = server;
        this.expected = expected;
    }

    /**
     * The subjects whose texts differ from those sent, in wording or order. The read models have a minute to fold what was
     * sent last.
     */
    List<String> findings(Collection<String> subjects) throws InterruptedException {
        var different = new ArrayList<>(subjects);
        WaitDeadline.in(TIME_TO_FOLD)
                .await(
                        () -> {
                            different.removeIf(this::isReadBack);
                            return different.isEmpty();
                        },
                        POLL_MILLISECONDS);
        return different.stream()
                .map(subject -> "What was said in " + subject + " is read back differently")
                .toList();
    }

    private boolean isReadBack(String subject) {
        var texts = expected.textsOf(subject);
        return texts.isEmpty() || texts.equals(readBack(subject));
    }

    private List<String> readBack(String subject) {
        return subject.startsWith(CONVERSATION)
                ? transcript(subject.substring(CONVERSATION.length())).toList()
                : history(subject).toList();
    }

    private Stream<String> transcript(String conversation) {
        return PagedAnswer.of(
                        server, "/v1/conversations/" + PagedAnswer.encoded(conversation) + "/transcript?", "messages")
                .map(message -> message.path("text").asString(""));
    }

    private Stream<String> history(String subject) {
        return PagedAnswer.of(server, "/v1/history?subject=" + PagedAnswer.encoded(subject) + "&", "events")
                .map(event -> text(event.path("payload")))
                .filter(text -> !text.isEmpty());
    }

    private static String text(JsonNode payload) {
        return payload.path("text").asString(payload.path("subject").asString(""));
    }
}
