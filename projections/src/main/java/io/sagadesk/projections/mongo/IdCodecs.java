package io.sagadesk.projections.mongo;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/** Codecs that store ids of the vocabulary, records with one string component {@code value}, as that string. */
final class IdCodecs implements CodecProvider {

    @Override
    public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
        return isId(type) ? new IdCodec<>(type) : null;
    }

    private static boolean isId(Class<?> type) {
        if (!type.isRecord()) return false;
        RecordComponent[] components = type.getRecordComponents();
        return components.length == 1
                && components[0].getName().equals("value")
                && components[0].getType() == String.class;
    }

    private static final class IdCodec<T> implements Codec<T> {

        private final Class<T> type;
        private final MethodHandle constructor;
        private final MethodHandle value;

        IdCodec(Class<T> type) {
            this.type = type;
            try {
                var lookup = MethodHandles.publicLookup();
                constructor = lookup.findConstructor(type, MethodType.methodType(void.class, String.class));
                value = lookup.findVirtual(type, "value", MethodType.methodType(String.class));
            } catch (ReflectiveOperationException notPublic) {
                throw new IllegalArgumentException(type + " must be public to be stored", notPublic);
            }
        }

        @Override
        public void encode(BsonWriter writer, T id, EncoderContext context) {
            writer.writeString((String) call(value, id));
        }

        @Override
        public T decode(BsonReader reader, DecoderContext context) {
            return type.cast(call(constructor, reader.readString()));
        }

        @Override
        public Class<T> getEncoderClass() {
            return type;
        }

        private static Object call(MethodHandle handle, Object argument) {
            try {
                return handle.invoke(argument);
            } catch (RuntimeException | Error failure) {
                throw failure;
            } catch (Throwable checked) {
                throw new IllegalStateException(checked);
            }
        }
    }
}
