package io.sagadesk.store.engine;

import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;

/** Passes all calls to the serializer of {@link Noted}, for tests that store something in another way. */
public abstract class DelegatingSerializer implements Serializer {

    protected final Serializer usual = Noted.serializer();

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> expectedRepresentation) {
        return usual.serialize(object, expectedRepresentation);
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> expectedRepresentation) {
        return usual.canSerializeTo(expectedRepresentation);
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as Axon declares it
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        return usual.deserialize(serialized);
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
