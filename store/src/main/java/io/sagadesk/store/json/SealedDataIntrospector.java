package io.sagadesk.store.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * Makes Jackson read each marked field that is not a string as a record that holds the field's ciphertext, and write
 * that ciphertext back.
 */
final class SealedDataIntrospector extends NopAnnotationIntrospector {

    @Override
    public @Nullable Object findSerializer(MapperConfig<?> config, Annotated annotated) {
        return isSealedRecord(annotated) ? new SealedRecords.Writer() : null;
    }

    @Override
    public @Nullable Object findDeserializer(MapperConfig<?> config, Annotated annotated) {
        return isSealedRecord(annotated) ? new SealedRecords.Reader(annotated.getRawType()) : null;
    }

    private static boolean isSealedRecord(Annotated annotated) {
        return PersonalDataMarks.isOn(annotated) && annotated.getRawType() != String.class;
    }
}
