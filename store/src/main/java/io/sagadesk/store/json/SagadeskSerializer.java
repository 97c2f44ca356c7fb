package io.sagadesk.store.json;

import io.sagadesk.store.damage.LocatedObject;
import io.sagadesk.store.keys.CustomerKeys;
import io.sagadesk.store.keys.FieldCipher;
import io.sagadesk.store.keys.PersonalDataException;
import io.sagadesk.store.origin.TextOrigin;
import io.sagadesk.store.runtime.CauseChain;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/**
 * Axon serializer for all stored and sent data. It writes readable JSON under type names that are independent of the
 * class names, and encrypts the fields marked {@link io.sagadesk.api.PersonalData} with the key of their customer.
 *
 * <p>One instance serves as general, message and event serializer. Types of Java and Axon keep their class names; any
 * other type must be registered in {@link TypeNames}.
 */
public final class SagadeskSerializer extends Jackson3Serializer {

    private final TypeNames names;
    private final AnnotationIntrospector personalData;
    private final boolean isSealed;
    private final ConcurrentMap<Class<?>, TypeWriter> writers = new ConcurrentHashMap<>();
    private final ConcurrentMap<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Class<?>> frameworkTypes = new ConcurrentHashMap<>();

    private SagadeskSerializer(TypeNames names, AnnotationIntrospector personalData, boolean isStrict) {
        super(builder().jsonMapperBuilderCustomizer(json -> {
            JsonFormat.configure(json, personalData);
            if (isStrict) json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        }));
        this.names = names;
        this.personalData = personalData;
        this.isSealed = personalData instanceof SealedDataIntrospector;
        names.all().forEach(PersonalDataMarks::check);
    }

    /**
     * Creates a serializer for these types, which encrypts with these keys.
     *
     * @throws IllegalArgumentException if a type marks personal data and has no {@code CustomerId customerId}
     */
    public static SagadeskSerializer create(TypeNames names, CustomerKeys keys) {
        return new SagadeskSerializer(names, new PersonalDataIntrospector(new FieldCipher(keys)), false);
    }

    /**
     * Creates a serializer that does not decrypt: a marked string is read as its ciphertext and written unchanged. A
     * component that only copies personal data needs no keys. The copies become unreadable together with the original
     * when the customer's key is destroyed.
     */
    public static SagadeskSerializer sealed(TypeNames names) {
        return new SagadeskSerializer(names, new SealedDataIntrospector(), false);
    }

    /**
     * Returns a serializer that refuses unknown fields when it reads, for what can be made again from other data: there a
     * damaged name of a field must not read as a missing one.
     */
    public SagadeskSerializer strict() {
        return new SagadeskSerializer(names, personalData, true);
    }

    /**
     * Two serializers that leave personal data encrypted are equal. Axon passes an event from one to an equal one as it is
     * stored, so that a damaged event can become a dead letter.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (isSealed && other instanceof SagadeskSerializer that && that.isSealed && names == that.names);
    }

    @Override
    public int hashCode() {
        return isSealed ? System.identityHashCode(names) : System.identityHashCode(this);
    }

    /** The stored type name and the JSON writer of one class. */
    private record TypeWriter(SerializedType type, ObjectWriter writer) {}

    /**
     * Serializes an object, with its personal data as ciphertext.
     *
     * @throws io.sagadesk.store.keys.CustomerForgottenException if it holds personal data of a forgotten customer
     * @throws org.axonframework.serialization.SerializationException if its type is not registered, or its personal
     * data have no customer
     */
    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> representation) {
        if (object == null) return super.serialize(object, representation);
        var typeWriter = writers.computeIfAbsent(object.getClass(), this::createWriter);
        try {
            if (representation == String.class) {
                var text = typeWriter.writer().writeValueAsString(object);
                return new SimpleSerializedObject<>(representation.cast(text), representation, typeWriter.type());
            }
            var bytes = typeWriter.writer().writeValueAsBytes(object);
            return new SimpleSerializedObject<>(
                    getConverter().convert(bytes, representation), representation, typeWriter.type());
        } catch (JacksonException e) {
            throw translated("write", typeWriter.type(), e);
        }
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as Axon declares it
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        var located = serialized instanceof LocatedObject<S> event ? event : null;
        try {
            if (located == null) return super.deserialize(serialized);
            T object = located.during(() -> super.deserialize(serialized));
            return located.requireComplete(object);
        } catch (SerializationException e) {
            var reason = translated("read", serialized.getType(), e);
            throw located == null ? reason : located.damage(reason);
        }
    }

    @Override
    @SuppressWarnings("rawtypes") // as Axon declares it
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == null || type == Void.class || type == void.class) return SerializedType.emptyType();
        return new SimpleSerializedType(nameOf(type), TypeNames.revisionOf(type));
    }

    /**
     * Returns whether objects of this type hold personal data. Each encryption of the same object gives different
     * bytes.
     */
    public boolean encrypts(Class<?> type) {
        return PersonalDataMarks.areIn(type);
    }

    /** Returns whether it decrypts personal data when it reads objects of this type. */
    boolean decrypts(Class<?> type) {
        return !isSealed && encrypts(type);
    }

    /** Returns the class of a type name, or {@code UnknownSerializedType} if this version does not know the name. */
    @Override
    public Class<?> classForType(SerializedType type) {
        var known = names.typeOf(type.getName());
        return known != null ? known : frameworkTypes.computeIfAbsent(type.getName(), name -> frameworkClass(type));
    }

    @Override
    protected ObjectReader getReader(Class<?> type) {
        return readers.computeIfAbsent(type, this::createReader);
    }

    private TypeWriter createWriter(Class<?> type) {
        var stored = typeForClass(type);
        return new TypeWriter(
                stored, getObjectMapper().writerFor(type).withAttribute(TextOrigin.TYPE_ATTRIBUTE, stored.getName()));
    }

    private ObjectReader createReader(Class<?> type) {
        var name = names.nameOf(type);
        return super.getReader(type).withAttribute(TextOrigin.TYPE_ATTRIBUTE, name == null ? type.getName() : name);
    }

    private String nameOf(Class<?> type) {
        var name = names.nameOf(type);
        if (name != null) return name;
        if (TypeNames.isFrameworkType(type.getName())) return type.getName();
        throw new SerializationException(type.getName() + " has no name to be stored under: events and commands belong"
                + " into Vocabulary, anything else is added with TypeNames.with(\"snapshot.Example\", Example.class)");
    }

    private Class<?> frameworkClass(SerializedType type) {
        var known = type.equals(SerializedType.emptyType()) || TypeNames.isFrameworkType(type.getName());
        return known ? super.classForType(type) : UnknownSerializedType.class;
    }

    /**
     * Returns the exception to throw for a failure: the {@link PersonalDataException} among its causes if there is one,
     * else a {@link SerializationException} that names the type.
     */
    static RuntimeException translated(String action, SerializedType type, RuntimeException e) {
        Optional<RuntimeException> reason = CauseChain.of(e)
                .filter(PersonalDataException.class::isInstance)
                .map(RuntimeException.class::cast)
                .findFirst();
        return reason.orElseGet(() -> new SerializationException(
                "Cannot " + action + " '" + type.getName() + "' revision " + type.getRevision(), e));
    }
}
