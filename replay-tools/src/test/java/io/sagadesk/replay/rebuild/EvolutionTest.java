package io.sagadesk.replay.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.ConversationEvent.ConversationRated;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the examples of docs/evolution.md. */
class EvolutionTest {

    /** The project's root, found from the compiled tests, so that any working directory works. */
    private static final Path ROOT = Path.of(URI.create(EvolutionTest.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString()))
            .resolve("../../..");

    private static final Pattern CODE = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final List<Path> QUOTED = List.of(
            Path.of("replay-tools/src/test/java/io/sagadesk/replay/rebuild/Satisfaction.java"),
            Path.of("replay-tools/src/test/java/io/sagadesk/replay/rebuild/SatisfactionNext.java"),
            Path.of("store/src/main/java/io/sagadesk/store/json/upcast/ConversationClosedOutcomeUpcaster.java"));

    private static final Mongo EMBEDDED = Mongo.embedded(settings -> settings);

    @TempDir
    Path data;

    @Test
    void what_is_quoted_is_in_the_code() throws IOException {
        var code = new StringBuilder();
        for (var file : QUOTED) code.append(Files.readString(ROOT.resolve(file)));
        var quotes = CODE.matcher(Files.readString(ROOT.resolve("docs/evolution.md")))
                .results()
                .toList();
        assertThat(quotes).hasSize(4).allSatisfy(quote -> assertThat(code).contains(quote.group(1)));
    }

    @Test
    void a_next_revision_is_folded_beside_the_one_in_service_and_takes_over() throws InterruptedException {
        try (var before = ReadSideProcess.open(data, EMBEDDED, Satisfaction.PROJECTION)) {
            before.start();
            before.record(rated("anna", 0, 5), rated("anna", 1, 1));
            before.awaitEnd(Satisfaction.PROJECTION);
            assertThat(before.versions.collection(Satisfaction.MODEL, 1).find().first())
                    .extracting(stored -> stored.doc())
                    .isEqualTo(new Satisfaction.Satisfied(2, 6));
        }
        try (var after = ReadSideProcess.open(data, EMBEDDED, SatisfactionNext.PROJECTION)) {
            after.start();
            await().until(() -> after.versions.of(SatisfactionNext.PROJECTION).serving() == 2);
            after.record(rated("anna", 2, 2));
            after.awaitEnd(SatisfactionNext.PROJECTION);
            assertThat(after.versions
                            .collection(SatisfactionNext.MODEL, 2)
                            .find()
                            .first())
                    .extracting(stored -> stored.doc())
                    .isEqualTo(new SatisfactionNext.Satisfied(3, 8, 2));
        }
    }

    private static DomainEventMessage<?> rated(String customer, long sequence, int stars) {
        var conversation = new ConversationId("c-1");
        var event = new ConversationRated(
                conversation, new CustomerId(customer), Author.agent("a-1"), stars, null, Instant.EPOCH);
        return new GenericDomainEventMessage<>(
                "Conversation", conversation.toString(), sequence, event, Map.of("customerId", customer));
    }
}
