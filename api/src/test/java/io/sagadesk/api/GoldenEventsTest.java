package io.sagadesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.vocabulary.Vocabulary;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks the stored JSON of all events, because events in the log must stay readable for ever. If a line must change, the
 * stored format changes: that needs a new revision and an upcaster for the old one.
 */
class GoldenEventsTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    record Golden(String type, String revision, Event payload) {
        static Golden of(Event event) {
            return new Golden(Vocabulary.nameOf(event.getClass()), revisionOf(event.getClass()), event);
        }
    }

    static Stream<Arguments> events() throws IOException {
        var lines = GoldenFile.lines("events.jsonl");
        var samples = EventSamples.all();
        assertThat(lines).as("lines for all samples").hasSameSizeAs(samples);
        return IntStream.range(0, samples.size()).mapToObj(i -> Arguments.of(samples.get(i), lines.get(i)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_stored_as_ever(Event event, String line) {
        assertThat(JSON.writeValueAsString(Golden.of(event))).isEqualTo(line);
    }

    @ParameterizedTest
    @MethodSource("events")
    void what_was_stored_reads_back_as_it_was(Event event, String line) {
        var payload = JSON.readTree(line).get("payload");

        assertThat(JSON.treeToValue(payload, event.getClass())).isEqualTo(event);
    }

    @Test
    void each_event_there_is_has_a_sample() {
        assertThat(namesOf(EventSamples.all().stream().map(Event::getClass)))
                .isEqualTo(namesOf(Vocabulary.EVENTS.stream()));
    }

    @Test
    void no_name_that_was_ever_stored_is_lost() throws IOException {
        var stored = GoldenFile.lines("events.jsonl").stream()
                .map(line -> JSON.readTree(line).get("type").asString());

        assertThat(namesOf(Vocabulary.EVENTS.stream())).containsAll(stored.toList());
    }

    private static Set<String> namesOf(Stream<? extends Class<?>> types) {
        return types.map(Vocabulary::nameOf).collect(Collectors.toSet());
    }

    private static String revisionOf(Class<?> type) {
        return type.isAnnotationPresent(Revision.class)
                ? type.getAnnotation(Revision.class).value()
                : "1";
    }
}
