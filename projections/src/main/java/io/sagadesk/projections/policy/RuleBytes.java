package io.sagadesk.projections.policy;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Encodes rules as BSON bytes, in the order of publication. Rules may have any names, also names that a MongoDB
 * document does not allow as fields, and no query searches in them.
 */
final class RuleBytes {

    private static final DocumentCodec CODEC = new DocumentCodec();

    private RuleBytes() {}

    static Binary packed(Map<?, ?> rules) {
        try (var bytes = new BasicOutputBuffer();
                var writer = new BsonBinaryWriter(bytes)) {
            CODEC.encode(writer, document(rules), EncoderContext.builder().build());
            return new Binary(bytes.toByteArray());
        }
    }

    static Map<String, Object> unpacked(Binary bytes) {
        try (var reader = new BsonBinaryReader(ByteBuffer.wrap(bytes.getData()))) {
            var document = CODEC.decode(reader, DecoderContext.builder().build());
            return plain(document);
        }
    }

    private static Document document(Map<?, ?> rules) {
        var document = new Document();
        rules.forEach((name, value) -> document.append(name.toString().replace('\0', '\uFFFD'), storable(value)));
        return document;
    }

    private static @Nullable Object storable(@Nullable Object value) {
        if (value instanceof Map<?, ?> rules) return document(rules);
        if (value instanceof List<?> values)
            return values.stream().map(RuleBytes::storable).toList();
        if (value instanceof Integer || value instanceof Long) return value;
        return value instanceof Number odd ? (Object) odd.doubleValue() : value;
    }

    @SuppressWarnings("NullAway") // a rule may be null
    private static Map<String, Object> plain(Map<?, ?> document) {
        var rules = new LinkedHashMap<String, Object>();
        document.forEach((name, value) -> rules.put((String) name, plain(value)));
        return rules;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Map<?, ?> rules) return plain(rules);
        if (value instanceof List<?> values)
            return values.stream().map(RuleBytes::plain).toList();
        return value;
    }
}
