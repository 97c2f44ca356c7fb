package io.sagadesk.store.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event's metadata in the order of the ledger: by the length of the key in UTF-8, then by its bytes, as deterministic CBOR
 * orders a map. A value is a text, a whole number of 64 bits, true or false; Sagadesk itself writes texts only.
 */
final class CanonicalMetadata {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ObjectReader STORED = JSON.readerFor(
                    new TypeReference<LinkedHashMap<String, @Nullable Object>>() {})
            .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    private static final Comparator<byte[]> ORDER =
            Comparator.<byte[]>comparingInt(key -> key.length).thenComparing(Arrays::compareUnsigned);

    private CanonicalMetadata() {}

    /**
     * Returns the metadata of a stored text.
     *
     * @throws IllegalArgumentException if the server did not write this text: it is no JSON object, has a key twice, or has
     *     spaces or escapes that the server does not write, so that two texts never give the same leaf unless they differ in
     *     the order of the keys alone
     */
    static Map<String, ?> of(byte[] stored) {
        try {
            Map<String, @Nullable Object> metadata = STORED.readValue(stored);
            if (Arrays.equals(JSON.writeValueAsBytes(metadata), stored)) return metadata;
        } catch (JacksonException noObject) {
            throw new IllegalArgumentException("its metadata is no JSON object, or has a key twice", noObject);
        }
        throw new IllegalArgumentException("its metadata is not written as the server writes it");
    }

    /** Writes the metadata as a CBOR map. */
    static void write(Map<String, ?> metadata, CborWriter cbor) {
        cbor.map(metadata.size());
        metadata.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey().getBytes(UTF_8), value(entry)))
                .sorted(Map.Entry.comparingByKey(ORDER))
                .forEach(entry -> write(cbor.text(entry.getKey()), entry.getValue()));
    }

    private static Object value(Map.Entry<String, ?> entry) {
        var value = entry.getValue();
        if (value instanceof String || value instanceof Boolean) return value;
        if (value instanceof Long || value instanceof Integer) return ((Number) value).longValue();
        throw new IllegalArgumentException(
                "its metadata has a value that is neither a text nor a whole number of 64 bits,"
                        + " nor true or false: '" + entry.getKey() + "'");
    }

    private static void write(CborWriter cbor, Object value) {
        if (value instanceof String text) cbor.text(text);
        else if (value instanceof Boolean truth) cbor.truth(truth);
        else cbor.number((Long) value);
    }
}
