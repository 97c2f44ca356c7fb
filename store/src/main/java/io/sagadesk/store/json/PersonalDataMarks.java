package io.sagadesk.store.json;

import io.sagadesk.api.Command;
import io.sagadesk.api.PersonalData;
import java.util.stream.Stream;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;

/**
 * Finds the fields to encrypt: those marked {@link PersonalData}, except in a {@link Command}. A command is passed to
 * its handler and never stored.
 */
final class PersonalDataMarks {

    private PersonalDataMarks() {}

    static boolean isOn(Annotated property) {
        return property instanceof AnnotatedMember member
                && property.hasAnnotation(PersonalData.class)
                && !Command.class.isAssignableFrom(member.getDeclaringClass());
    }

    /** Returns whether objects of this type have a field to encrypt. */
    static boolean areIn(Class<?> type) {
        return !Command.class.isAssignableFrom(type)
                && Stream.<Class<?>>iterate(type, level -> level != null, Class::getSuperclass)
                        .flatMap(level -> Stream.of(level.getDeclaredFields()))
                        .anyMatch(field -> field.isAnnotationPresent(PersonalData.class));
    }

    /**
     * Checks the marks of a type.
     *
     * @throws IllegalArgumentException if a marked field has no customer whose key could encrypt it, or a method is
     * marked
     */
    static void check(Class<?> type) {
        if (Command.class.isAssignableFrom(type) || type.isInterface()) return;
        for (var level = type; level != null && level != Object.class; level = level.getSuperclass()) {
            for (var field : level.getDeclaredFields()) {
                if (field.isAnnotationPresent(PersonalData.class)) PersonalDataOwner.mustBeKnownFor(type);
            }
            if (!level.isRecord()) refuseMarkedMethods(level);
        }
    }

    private static void refuseMarkedMethods(Class<?> type) {
        for (var method : type.getDeclaredMethods()) {
            if (method.isAnnotationPresent(PersonalData.class)) {
                throw new IllegalArgumentException("Fields are stored, not methods: move @PersonalData from "
                        + type.getName() + "." + method.getName() + "() to its field");
            }
        }
    }
}
