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
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.serialization.SerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vocabulary keeps a sample of each event it ever had: the serializer writes and reads all of them. */
class GoldenEventsAreStoredTest {

    /** Found from the compiled tests, wherever they are run. */
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
        Set<String> encrypted = new TreeSet<>();
        try (SqliteCustomerKeys keys = SqliteCustomerKeys.open(directory, new MasterKeySource(directory, null))) {
            SagadeskSerializer serializer = SagadeskSerializer.create(TypeNames.ofVocabulary(), keys);
            EventDecoder decoder = new EventDecoder(serializer, EventUpcasters.chain(TypeNames.ofVocabulary()));
            for (String line : samples()) {
                JsonNode sample = PLAIN.readTree(line);
                Object event = PLAIN.treeToValue(sample.get("payload"), typeOf(sample));
                SerializedObject<byte[]> stored = serializer.serialize(event, byte[].class);
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

    /** The fields that differ from the sample, each of which must be a ciphertext. */
    private static List<String> differences(JsonNode sample, JsonNode stored) {
        JsonNode payload = sample.get("payload");
        assertThat(stored.propertyNames()).containsExactlyElementsOf(payload.propertyNames());
        return stored.properties().stream()
                .filter(field -> !field.getValue().equals(payload.get(field.getKey())))
                .peek(field -> assertThat(field.getValue().asString()).startsWith("pd1."))
                .map(Map.Entry::getKey)
                .map(field -> sample.get("type").asString() + "." + field)
                .toList();
    }
}
