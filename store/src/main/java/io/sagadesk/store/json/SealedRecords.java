package io.sagadesk.store.json;

import java.lang.reflect.Constructor;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/**
 * (De)serializers of encrypted records that stay encrypted: the first component holds the stored text, all other
 * components are null.
 */
final class SealedRecords {

    private SealedRecords() {}

    /** Writes the first component, which is the stored text. */
    static final class Writer extends ValueSerializer<Object> {

        @Override
        public void serialize(Object sealed, JsonGenerator generator, SerializationContext context) {
            try {
                var first = sealed.getClass().getRecordComponents()[0].getAccessor();
                generator.writeString((String) first.invoke(sealed));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Creates a record with the stored text as its first component. */
    static final class Reader extends ValueDeserializer<Object> {

        private final Constructor<?> constructor;

        Reader(Class<?> type) {
            try {
                var components = type.getRecordComponents();
                var types = new Class<?>[components == null ? 0 : components.length];
                for (int i = 0; i < types.length; i++) types[i] = components[i].getType();
                if (types.length == 0 || types[0] != String.class) {
                    throw new IllegalArgumentException(type.getName() + " is marked as personal data and is neither a"
                            + " text nor a record that begins with one");
                }
                constructor = type.getDeclaredConstructor(types);
            } catch (NoSuchMethodException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            var components = new Object[constructor.getParameterCount()];
            components[0] = parser.getString();
            try {
                return constructor.newInstance(components);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
