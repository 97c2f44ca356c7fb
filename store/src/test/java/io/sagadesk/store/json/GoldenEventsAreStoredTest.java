package io.sagadesk.store.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.vocabulary.Vocabulary;
import io.sagadesk.store.json.upcast.EventUpcasters;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.sqlite.SqliteCustomerKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Serializes and deserializes the golden sample of every event that was ever stored. */
class GoldenEventsAreStoredTest {

    /** Located relative to the compiled tests, so that the working directory does not matter. */
    private static final Path SAMPLES = Path.of(URI.create(GoldenEventsAreStoredTest.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString()))
            .resolve("../../../api/src/test/resources/golden/events.jsonl");

    private static final JsonMapper PLAIN = JsonMapper.shared();

    @TempDir
    Path directory;

    @Test
    void each_sample_is_stored_as_ever_but_for_what_is_personal() throws IOException {
        var encrypted = new TreeSet<String>();
        try (var keys = SqliteCustomerKeys.open(directory, new MasterKeySource(directory, null))) {
            var serializer = SagadeskSerializer.create(TypeNames.ofVocabulary(), keys);
            var decoder = new EventDecoder(serializer, EventUpcasters.chain(TypeNames.ofVocabulary()));
            for (var line : samples()) {
                var sample = PLAIN.readTree(line);
                Object event = PLAIN.treeToValue(sample.get("payload"), typeOf(sample));
                var stored = serializer.serialize(event, byte[].class);
                assertThat(stored.getType().getName())
                        .isEqualTo(sample.get("type").asString());
                assertThat(stored.getType().getRevision())
                        .isEqualTo(sample.get("revision").asString());
                encrypted.addAll(differences(sample, PLAIN.readTree(stored.getData())));
                assertThat(decoder.decode(
                                0, stored.getType().getName(), stored.getType().getRevision(), stored.getData()))
                        .isEqualTo(event);
            }
        }
        assertThat(encrypted)
                .contains("conversation.MessagePosted.text", "customer.CustomerRegistered.contact")
                .hasSizeLessThan(20);
    }

    private static List<String> samples() throws IOException {
        return Files.readAllLines(SAMPLES);
    }

    private static Class<?> typeOf(JsonNode sample) {
        return Vocabulary.EVENTS.stream()
                .filter(type ->
                        Vocabulary.nameOf(type).equals(sample.get("type").asString()))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the fields that differ from the sample, each of which must be a ciphertext. */
    private static List<String> differences(JsonNode sample, JsonNode stored) {
        var payload = sample.get("payload");
        assertThat(stored.propertyNames()).containsExactlyElementsOf(payload.propertyNames());
        return stored.properties().stream()
                .filter(field -> !field.getValue().equals(payload.get(field.getKey())))
                .peek(field -> assertThat(field.getValue().asString()).startsWith("pd2."))
                .map(Map.Entry::getKey)
                .map(field -> sample.get("type").asString() + "." + field)
                .toList();
    }
}
