package io.sagadesk.store.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.api.Event;
import io.sagadesk.api.PersonalData;
import io.sagadesk.api.SealedRecord;
import io.sagadesk.store.keys.CustomerForgottenException;
import io.sagadesk.store.keys.FieldCipher;
import io.sagadesk.store.origin.StreamPlace;
import io.sagadesk.store.origin.TextOrigin;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/**
 * Serializes a field as ciphertext under the key of the customer that the enclosing object names. A string is encrypted
 * as UTF-8, any other value as JSON. The ciphertext is bound to its type, its field and the {@link StreamPlace} of the event
 * that is being written; of a record, also to the names of its parts, see {@link SealedRecord}.
 *
 * <p>A value that was read as forgotten is written unchanged: the marker for a string or a record, null for any other type. The
 * state of an aggregate or a saga of a forgotten customer is written in the same way, so that taking a snapshot does
 * not fail; the state can be rebuilt from events that are forgotten as well. An event with personal data of a forgotten
 * customer is refused, because its content would be lost.
 */
final class EncryptingSerializer extends ValueSerializer<Object> {

    private final FieldCipher cipher;
    private final @Nullable ValueSerializer<Object> asJson; // null for strings

    /** Creates a serializer for strings. */
    EncryptingSerializer(FieldCipher cipher) {
        this(cipher, null);
    }

    private EncryptingSerializer(FieldCipher cipher, @Nullable ValueSerializer<Object> asJson) {
        this.cipher = cipher;
        this.asJson = asJson;
    }

    @Override
    public ValueSerializer<?> createContextual(SerializationContext context, BeanProperty property) {
        if (property.getType().hasRawClass(String.class)) return this;
        return new EncryptingSerializer(cipher, context.findPrimaryPropertySerializer(property.getType(), property));
    }

    @Override
    public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
        if (isForgotten(value)) {
            generator.writeString(forgotten(value));
            return;
        }
        try {
            var owner = PersonalDataOwner.of(generator.currentValue());
            generator.writeString(cipher.encrypt(owner, origin(value, generator, context), content(value, context)));
        } catch (CustomerForgottenException e) {
            if (isPartOfAnEvent(generator.streamWriteContext())) throw e;
            generator.writeString(forgotten(value));
        }
    }

    private static TextOrigin origin(Object value, JsonGenerator generator, SerializationContext context) {
        var type = (String) context.getAttribute(TextOrigin.TYPE_ATTRIBUTE);
        var field = TextOrigin.fieldAt(generator.streamWriteContext());
        var parts = value instanceof Record content ? SealedRecord.of(field, content) : field;
        return new TextOrigin(type, parts, StreamPlace.current());
    }

    private static boolean isForgotten(Object value) {
        return value instanceof Record parts ? SealedRecord.isForgotten(parts) : value.equals(PersonalData.FORGOTTEN);
    }

    private @Nullable String forgotten(Object value) {
        if (value instanceof Record parts) return SealedRecord.of(PersonalData.FORGOTTEN, parts);
        return asJson == null ? PersonalData.FORGOTTEN : null;
    }

    private static boolean isPartOfAnEvent(@Nullable TokenStreamContext scope) {
        return scope != null && (scope.currentValue() instanceof Event || isPartOfAnEvent(scope.getParent()));
    }

    private byte[] content(Object value, SerializationContext context) {
        if (asJson == null) return ((String) value).getBytes(UTF_8);
        var content = new ByteArrayOutputStream();
        try (var json = context.tokenStreamFactory().createGenerator(context, content)) {
            asJson.serialize(value, json, context);
        }
        return content.toByteArray();
    }
}
