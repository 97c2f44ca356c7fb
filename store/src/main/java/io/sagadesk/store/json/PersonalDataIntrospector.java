package io.sagadesk.store.json;

import io.sagadesk.store.keys.FieldCipher;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/** Makes Jackson encrypt and decrypt every field marked {@link io.sagadesk.api.PersonalData}, at any depth. */
final class PersonalDataIntrospector extends NopAnnotationIntrospector {

    private final transient FieldCipher cipher;

    PersonalDataIntrospector(FieldCipher cipher) {
        this.cipher = cipher;
    }

    @Override
    public @Nullable Object findSerializer(MapperConfig<?> config, Annotated annotated) {
        if (annotated instanceof AnnotatedClass type) {
            PersonalDataMarks.check(type.getRawType());
            return null;
        }
        return PersonalDataMarks.isOn(annotated) ? new EncryptingSerializer(cipher) : null;
    }

    @Override
    public @Nullable Object findDeserializer(MapperConfig<?> config, Annotated annotated) {
        return PersonalDataMarks.isOn(annotated) ? new DecryptingDeserializer(cipher) : null;
    }
}
