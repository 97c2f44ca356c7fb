package io.sagadesk.command;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.sagadesk.api.PersonalData;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/** Writes the state of an aggregate to JSON and reads it back, by field access only, as for a snapshot. */
public final class Snapshots {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultVisibility(visibility -> visibility
                    .withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                    .withFieldVisibility(Visibility.ANY)
                    .withCreatorVisibility(Visibility.ANY))
            .build();

    private static final JsonMapper IN_CLEAR = JSON.rebuild()
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public boolean hasIgnoreMarker(MapperConfig<?> config, AnnotatedMember member) {
                    return member.hasAnnotation(PersonalData.class) || super.hasIgnoreMarker(config, member);
                }
            })
            .build();

    private Snapshots() {}

    public static String write(Object state) {
        return JSON.writeValueAsString(state);
    }

    /** Writes the state without its personal data, which a stored snapshot holds as ciphertext. */
    public static String writeInClear(Object state) {
        return IN_CLEAR.writeValueAsString(state);
    }

    public static <T> T read(String snapshot, Class<T> type) {
        return JSON.readValue(snapshot, type);
    }

    @SuppressWarnings("unchecked")
    public static <T> T roundTrip(T state) {
        return (T) read(write(state), state.getClass());
    }
}
