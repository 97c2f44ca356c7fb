package io.sagadesk.store.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.api.Event;
import io.sagadesk.api.PersonalData;
import io.sagadesk.store.keys.CustomerForgottenException;
import io.sagadesk.store.keys.FieldCipher;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/**
 * Writes a field as ciphertext under the key of the customer that the object around it names. A text is encrypted as it
 * is, anything else as JSON.
 *
 * <p>What reads as forgotten is written as it reads: the marker for a text, null for anything else. So is the state of an
 * aggregate or a saga whose customer was forgotten, since it is made again from events that are forgotten too, and a
 * snapshot must not fail for it. An event of a forgotten customer is refused: it would be lost.
 */
final class EncryptingSerializer extends ValueSerializer<Object> {

    private final FieldCipher cipher;
    private final @Nullable ValueSerializer<Object> asJson; // null for a text

    /** Writes texts. */
    EncryptingSerializer(FieldCipher cipher) {
        this(cipher, null);
    }

    private EncryptingSerializer(FieldCipher cipher, @Nullable ValueSerializer<Object> asJson) {
        this.cipher = cipher;
        this.asJson = asJson;
    }

    @Override
    public ValueSerializer<?> createContextual(SerializationContext context, BeanProperty property) {
        if (property.getType().hasRawClass(String.class)) {
            return this;
        }
        return new EncryptingSerializer(cipher, context.findPrimaryPropertySerializer(property.getType(), property));
    }

    @Override
    public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
        if (value.equals(PersonalData.FORGOTTEN)) {
            generator.writeString(PersonalData.FORGOTTEN);
            return;
        }
        try {
            generator.writeString(
                    cipher.encrypt(PersonalDataOwner.of(generator.currentValue()), content(value, context)));
        } catch (CustomerForgottenException e) {
            if (isPartOfAnEvent(generator.streamWriteContext())) {
                throw e;
            }
            generator.writeString(asJson == null ? PersonalData.FORGOTTEN : null);
        }
    }

    private static boolean isPartOfAnEvent(@Nullable TokenStreamContext place) {
        return place != null && (place.currentValue() instanceof Event || isPartOfAnEvent(place.getParent()));
    }

    private byte[] content(Object value, SerializationContext context) {
        if (asJson == null) {
            return ((String) value).getBytes(UTF_8);
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (JsonGenerator json = context.tokenStreamFactory().createGenerator(context, content)) {
            asJson.serialize(value, json, context);
        }
        return content.toByteArray();
    }
}
