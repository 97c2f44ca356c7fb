package io.sagadesk.store.json;

import io.sagadesk.api.Command;
import io.sagadesk.api.PersonalData;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;

/**
 * Which fields are to be encrypted: those marked {@link PersonalData}, except in a {@link Command}, which is passed on to
 * the one who decides and never kept.
 */
final class PersonalDataMarks {

    private PersonalDataMarks() {}

    static boolean isOn(Annotated property) {
        return property instanceof AnnotatedMember member
                && property.hasAnnotation(PersonalData.class)
                && !Command.class.isAssignableFrom(member.getDeclaringClass());
    }

    /** Whether something in objects of this type is to be encrypted. */
    static boolean areIn(Class<?> type) {
        return !Command.class.isAssignableFrom(type)
                && Stream.<Class<?>>iterate(type, level -> level != null, Class::getSuperclass)
                        .flatMap(level -> Stream.of(level.getDeclaredFields()))
                        .anyMatch(field -> field.isAnnotationPresent(PersonalData.class));
    }

    /** @throws IllegalArgumentException if a mark in this type could not be obeyed */
    static void check(Class<?> type) {
        if (Command.class.isAssignableFrom(type) || type.isInterface()) {
            return;
        }
        for (Class<?> level = type; level != null && level != Object.class; level = level.getSuperclass()) {
            for (Field field : level.getDeclaredFields()) {
                if (field.isAnnotationPresent(PersonalData.class)) {
                    PersonalDataOwner.mustBeKnownFor(type);
                }
            }
            if (!level.isRecord()) {
                refuseMarkedMethods(level);
            }
        }
    }

    private static void refuseMarkedMethods(Class<?> type) {
        for (Method method : type.getDeclaredMethods()) {
            if (method.isAnnotationPresent(PersonalData.class)) {
                throw new IllegalArgumentException("Fields are stored, not methods: move @PersonalData from "
                        + type.getName() + "." + method.getName() + "() to its field");
            }
        }
    }
}
