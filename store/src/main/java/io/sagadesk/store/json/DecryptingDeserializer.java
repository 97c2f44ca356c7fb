package io.sagadesk.store.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.api.PersonalData;
import io.sagadesk.api.SealedRecord;
import io.sagadesk.store.keys.DamagedCiphertextException;
import io.sagadesk.store.keys.FieldCipher;
import io.sagadesk.store.origin.StreamPlace;
import io.sagadesk.store.origin.TextFinding;
import io.sagadesk.store.origin.TextOrigin;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/**
 * Deserializes fields that {@link EncryptingSerializer} wrote. A forgotten customer's text is read as the marker
 * {@link PersonalData#FORGOTTEN}, a record as one whose texts are the marker, any other type as null. A text that was written
 * in another type, field or event is refused.
 */
final class DecryptingDeserializer extends ValueDeserializer<Object> {

    private final FieldCipher cipher;
    private final Class<?> type;
    private final @Nullable ValueDeserializer<?> fromJson; // null for strings

    /** Creates a deserializer for strings. */
    DecryptingDeserializer(FieldCipher cipher) {
        this(cipher, String.class, null);
    }

    private DecryptingDeserializer(FieldCipher cipher, Class<?> type, @Nullable ValueDeserializer<?> fromJson) {
        this.cipher = cipher;
        this.type = type;
        this.fromJson = fromJson;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
        if (property.getType().hasRawClass(String.class)) return this;
        return new DecryptingDeserializer(
                cipher,
                property.getType().getRawClass(),
                context.findContextualValueDeserializer(property.getType(), property));
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            throw new DamagedCiphertextException("A field of personal data does not hold a ciphertext", null);
        }
        var text = parser.getString();
        if (SealedRecord.isForgotten(text)) return forgotten(text, context);
        var content = cipher.decrypt(type.isRecord() ? SealedRecord.ciphertext(text) : text, found(parser, context));
        return content == null ? forgotten(text, context) : read(content, context);
    }

    private static TextFinding found(JsonParser parser, DeserializationContext context) {
        var stored = (String) context.getAttribute(TextOrigin.TYPE_ATTRIBUTE);
        return TextFinding.inStored(stored, TextOrigin.fieldAt(parser.streamReadContext()), StreamPlace.current());
    }

    @Override
    public @Nullable Object getNullValue(DeserializationContext context) {
        return fromJson == null ? null : fromJson.getNullValue(context);
    }

    private @Nullable Object forgotten(String text, DeserializationContext context) {
        if (fromJson == null) return PersonalData.FORGOTTEN;
        return type.isRecord() ? SealedRecord.forgotten(text, type.asSubclass(Record.class)) : getNullValue(context);
    }

    private @Nullable Object read(byte[] content, DeserializationContext context) {
        if (fromJson == null) return new String(content, UTF_8);
        try (var json = context.tokenStreamFactory().createParser(context, content)) {
            json.nextToken();
            return fromJson.deserialize(json, context);
        } catch (RuntimeException e) { // the cause is dropped because its message may quote the content
            throw new DamagedCiphertextException("The content of a ciphertext is no " + type.getName(), null);
        }
    }
}
