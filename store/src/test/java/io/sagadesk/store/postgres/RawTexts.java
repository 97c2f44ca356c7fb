package io.sagadesk.store.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.store.engine.Noted;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;

/** Writes the text of a note as it is, and a lone surrogate as a byte that is no UTF-8; everything else as usual. */
final class RawTexts implements Serializer {

    private final Serializer usual = Noted.serializer();

    @Override
    @SuppressWarnings("unchecked")
    public <T> SerializedObject<T> serialize(Object object, Class<T> expectedRepresentation) {
        if (!(object instanceof Noted noted)) return usual.serialize(object, expectedRepresentation);
        var bytes = noted.text().getBytes(UTF_8);
        if (noted.text().indexOf('\uD800') >= 0) bytes[0] = (byte) 0xff;
        return (SerializedObject<T>) new SimpleSerializedObject<>(bytes, byte[].class, usual.typeForClass(Noted.class));
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> expectedRepresentation) {
        return usual.canSerializeTo(expectedRepresentation);
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as Axon declares it
    public <S, T> T deserialize(SerializedObject<S> serializedObject) {
        return usual.deserialize(serializedObject);
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        return usual.classForType(type);
    }

    @Override
    @SuppressWarnings("rawtypes") // as Axon declares it
    public SerializedType typeForClass(Class type) {
        return usual.typeForClass(type);
    }

    @Override
    public Converter getConverter() {
        return usual.getConverter();
    }
}
