package io.sagadesk.api;

import static io.sagadesk.api.PersonalData.FORGOTTEN;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stored text of an encrypted record: the ciphertext of the whole, and the names of the components that were given. In a
 * text that is bound to its origin they follow the name of the field, {@code
 * pd2.Zm9v|customer.CustomerRegistered|contact:name,email|customer/c-1|0}; earlier versions put them behind the ciphertext,
 * {@code pd1.Zm9v:name,email}. The names remain after the key is destroyed, so that a forgotten record reads as {@link
 * PersonalData#FORGOTTEN} exactly where there was a text. Records that were stored without names read so in all components.
 *
 * @see SealedText
 */
public final class SealedRecord {

    private static final String NAMES = ":";
    private static final String AND = ",";
    private static final int FIELD = 2; // the box and the type are before it

    private SealedRecord() {}

    /** Returns a text with the names of the components that the record has. */
    public static String of(String text, Record content) {
        return text
                + NAMES
                + components(content.getClass())
                        .filter(component -> value(component, content) != null)
                        .map(RecordComponent::getName)
                        .collect(Collectors.joining(AND));
    }

    /** Returns the stored text without names that are not authenticated. */
    public static String ciphertext(String sealed) {
        var names = SealedText.isBound(sealed) ? -1 : sealed.indexOf(NAMES);
        return names < 0 ? sealed : sealed.substring(0, names);
    }

    /** Returns the text of the same record once it is forgotten: the marker and the names. */
    public static String forget(String sealed) {
        return FORGOTTEN + names(sealed);
    }

    /** Returns whether the text stands for a forgotten record. */
    public static boolean isForgotten(String sealed) {
        return ciphertext(sealed).equals(FORGOTTEN);
    }

    /** The names with what separates them from the text before; empty if there are none. */
    private static String names(String sealed) {
        if (!SealedText.isBound(sealed))
            return sealed.substring(ciphertext(sealed).length());
        var parts = sealed.split(Pattern.quote(String.valueOf(SealedText.SEPARATOR)), FIELD + 2);
        var names = parts.length <= FIELD ? -1 : parts[FIELD].indexOf(NAMES);
        return names < 0 ? "" : parts[FIELD].substring(names);
    }

    /** Returns whether a component of the record reads as forgotten. */
    public static boolean isForgotten(Record content) {
        return components(content.getClass()).anyMatch(component -> FORGOTTEN.equals(value(component, content)));
    }

    /** Returns the forgotten record of a stored text: the marker in each text that was given, and null elsewhere. */
    public static <T extends Record> T forgotten(String sealed, Class<T> type) {
        var names = names(sealed);
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
