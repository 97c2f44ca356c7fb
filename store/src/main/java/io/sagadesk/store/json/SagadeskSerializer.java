package io.sagadesk.store.json;

import io.sagadesk.store.keys.CustomerKeys;
import io.sagadesk.store.keys.FieldCipher;
import io.sagadesk.store.keys.PersonalDataException;
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
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/**
 * Axon's serializer for everything that is stored or sent: JSON that a person can read, under names that outlive the
 * classes, with the fields marked {@link io.sagadesk.api.PersonalData} as ciphertext under their customer's key.
 *
 * <p>One instance serves as general, message and event serializer. Types of Java and of Axon keep their class names; any
 * other type must have a name.
 */
public final class SagadeskSerializer extends Jackson3Serializer {

    private final TypeNames names;
    private final ConcurrentMap<Class<?>, Written> written = new ConcurrentHashMap<>();
    private final ConcurrentMap<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Class<?>> foreign = new ConcurrentHashMap<>();

    private SagadeskSerializer(TypeNames names, AnnotationIntrospector personalData) {
        super(builder().jsonMapperBuilderCustomizer(json -> JsonFormat.configure(json, personalData)));
        this.names = names;
        names.all().forEach(PersonalDataMarks::check);
    }

    /**
     * The serializer for these types, which encrypts with these keys.
     *
     * @throws IllegalArgumentException if a type marks personal data and has no {@code CustomerId customerId}
     */
    public static SagadeskSerializer create(TypeNames names, CustomerKeys keys) {
        return new SagadeskSerializer(names, new PersonalDataIntrospector(new FieldCipher(keys)));
    }

    /**
     * The serializer that leaves personal data sealed: a marked text reads as its ciphertext, and is written as it reads.
     * Whoever only copies personal data needs no keys, and what was copied is forgotten with the original.
     */
    public static SagadeskSerializer sealed(TypeNames names) {
        return new SagadeskSerializer(names, new SealedDataIntrospector());
    }

    /** How one type is written. */
    private record Written(SerializedType type, ObjectWriter writer) {}

    /**
     * Writes an object with its personal data as ciphertext.
     *
     * @throws io.sagadesk.store.keys.CustomerForgottenException if it holds personal data of a forgotten customer
     * @throws org.axonframework.serialization.SerializationException if its type has no name, or it does not say whose personal data it holds
     */
    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> representation) {
        if (object == null) {
            return super.serialize(object, representation);
        }
        Written how = written.computeIfAbsent(object.getClass(), this::howToWrite);
        try {
            if (representation == String.class) {
                String text = how.writer().writeValueAsString(object);
                return new SimpleSerializedObject<>(representation.cast(text), representation, how.type());
            }
            byte[] bytes = how.writer().writeValueAsBytes(object);
            return new SimpleSerializedObject<>(
                    getConverter().convert(bytes, representation), representation, how.type());
        } catch (JacksonException e) {
            throw explained("write", how.type(), e);
        }
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as Axon declares it
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        try {
            return super.deserialize(serialized);
        } catch (SerializationException e) {
            throw explained("read", serialized.getType(), e);
        }
    }

    @Override
    @SuppressWarnings("rawtypes") // as Axon declares it
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == null || type == Void.class || type == void.class) {
            return SerializedType.emptyType();
        }
        return new SimpleSerializedType(nameOf(type), TypeNames.revisionOf(type));
    }

    /** Whether objects of this type hold personal data, so that they are never written twice with the same bytes. */
    public boolean encrypts(Class<?> type) {
        return PersonalDataMarks.areIn(type);
    }

    /** The class of a name, or {@code UnknownSerializedType} if it has none in this version. */
    @Override
    public Class<?> classForType(SerializedType type) {
        Class<?> known = names.typeOf(type.getName());
        return known != null ? known : foreign.computeIfAbsent(type.getName(), name -> foreignClass(type));
    }

    @Override
    protected ObjectReader getReader(Class<?> type) {
        return readers.computeIfAbsent(type, super::getReader);
    }

    private Written howToWrite(Class<?> type) {
        return new Written(typeForClass(type), getObjectMapper().writerFor(type));
    }

    private String nameOf(Class<?> type) {
        String name = names.nameOf(type);
        if (name != null) {
            return name;
        }
        if (TypeNames.isForeign(type.getName())) {
            return type.getName();
        }
        throw new SerializationException(type.getName() + " has no name to be stored under: events and commands belong"
                + " into Vocabulary, anything else is added with TypeNames.with(\"snapshot.Example\", Example.class)");
    }

    private Class<?> foreignClass(SerializedType type) {
        boolean known = type.equals(SerializedType.emptyType()) || TypeNames.isForeign(type.getName());
        return known ? super.classForType(type) : UnknownSerializedType.class;
    }

    /** What went wrong with personal data is said as it is; the rest is said with the name of the type. */
    static RuntimeException explained(String action, SerializedType type, RuntimeException e) {
        Optional<RuntimeException> reason = CauseChain.of(e)
                .filter(PersonalDataException.class::isInstance)
                .map(RuntimeException.class::cast)
                .findFirst();
        return reason.orElseGet(() -> new SerializationException(
                "Cannot " + action + " '" + type.getName() + "' revision " + type.getRevision(), e));
    }
}
