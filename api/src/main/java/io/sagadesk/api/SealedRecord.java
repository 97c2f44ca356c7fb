package io.sagadesk.api;

import static io.sagadesk.api.PersonalData.FORGOTTEN;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stored text of an encrypted record: the ciphertext of the whole, and the names of the components that were given,
 * such as {@code pd1.Zm9v:name,email}. The names remain after the key is destroyed, so that a forgotten record reads as
 * {@link PersonalData#FORGOTTEN} exactly where there was a text. Records that were stored without names read so in all
 * components.
 */
public final class SealedRecord {

    private static final String NAMES = ":";
    private static final String AND = ",";

    private SealedRecord() {}

    /** Returns the text to store for a record with the given ciphertext. */
    public static String of(String ciphertext, Record content) {
        return ciphertext
                + NAMES
                + components(content.getClass())
                        .filter(component -> value(component, content) != null)
                        .map(RecordComponent::getName)
                        .collect(Collectors.joining(AND));
    }

    /** Returns the stored text without the names. */
    public static String ciphertext(String sealed) {
        var names = sealed.indexOf(NAMES);
        return names < 0 ? sealed : sealed.substring(0, names);
    }

    /** Returns the stored text with the marker in place of the ciphertext. */
    public static String forget(String sealed) {
        return FORGOTTEN + sealed.substring(ciphertext(sealed).length());
    }

    /** Returns whether the text stands for a forgotten record. */
    public static boolean isForgotten(String sealed) {
        return ciphertext(sealed).equals(FORGOTTEN);
    }

    /** Returns whether a component of the record reads as forgotten. */
    public static boolean isForgotten(Record content) {
        return components(content.getClass()).anyMatch(component -> FORGOTTEN.equals(value(component, content)));
    }

    /** Returns the forgotten record of a stored text: the marker in each text that was given, and null elsewhere. */
    public static <T extends Record> T forgotten(String sealed, Class<T> type) {
        var names = sealed.substring(ciphertext(sealed).length());
        if (names.isEmpty()) return forgotten(type, name -> true);
        var given = Set.of(names.substring(NAMES.length()).split(AND));
        return forgotten(type, given::contains);
    }

    private static <T extends Record> T forgotten(Class<T> type, Predicate<String> given) {
        var components = type.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = Arrays.stream(components)
                .map(component -> isText(component) && given.test(component.getName()) ? FORGOTTEN : null)
                .toArray();
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isText(RecordComponent component) {
        return component.getType() == String.class;
    }

    private static Stream<RecordComponent> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents());
    }

    private static @Nullable Object value(RecordComponent component, Record content) {
        try {
            return component.getAccessor().invoke(content);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
