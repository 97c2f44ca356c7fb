package io.sagadesk.store.json;

import io.sagadesk.api.vocabulary.Vocabulary;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializedType;
import org.jspecify.annotations.Nullable;

/**
 * The names under which types are stored and sent. The names are independent of the classes: a class may be moved or
 * renamed, its stored name stays.
 */
public final class TypeNames {

    /** The revision of a type without {@link org.axonframework.serialization.Revision}. */
    public static final String FIRST_REVISION = "1";

    private final Map<String, Class<?>> types;
    private final Map<Class<?>, String> names = new HashMap<>();

    private TypeNames(Map<String, Class<?>> types) {
        this.types = types;
        types.forEach((name, type) -> names.put(type, name));
    }

    /** Returns the names of all events and commands. */
    public static TypeNames ofVocabulary() {
        return of(Vocabulary.EVENTS).with(Vocabulary.COMMANDS);
    }

    /** Returns the names of the given messages only: feature and simple class name, {@code ticket.TicketEscalated}. */
    public static TypeNames of(Collection<? extends Class<?>> messages) {
        return new TypeNames(Map.of()).with(messages);
    }

    /** Returns these names and those that {@link Vocabulary#nameOf} gives the messages. */
    public TypeNames with(Collection<? extends Class<?>> messages) {
        var more = new HashMap<String, Class<?>>(types);
        messages.forEach(message -> add(more, Vocabulary.nameOf(message), message));
        return new TypeNames(more);
    }

    /**
     * Returns these names and one for a type that is not a message:
     * {@code with("snapshot.Conversation", Conversation.class)}.
     *
     * @throws IllegalArgumentException if the name or the type is already registered
     */
    public TypeNames with(String name, Class<?> type) {
        var more = new HashMap<String, Class<?>>(types);
        add(more, name, type);
        return new TypeNames(more);
    }

    public @Nullable String nameOf(Class<?> type) {
        return names.get(type);
    }

    public @Nullable Class<?> typeOf(String name) {
        return types.get(name);
    }

    /** Returns the revision that is written, which is also the only one that is read without upcasting. */
    public static String revisionOf(Class<?> type) {
        var revision = type.getAnnotation(Revision.class);
        return revision == null ? FIRST_REVISION : revision.value();
    }

    /** Returns whether stored data have the current revision of their type. */
    public boolean isCurrent(SerializedType written) {
        var type = types.get(written.getName());
        return type != null && revisionOf(type).equals(written.getRevision());
    }

    /**
     * Returns whether a class belongs to Java or Axon. Such classes are stored under their class names, which do not
     * change.
     */
    public static boolean isFrameworkType(String className) {
        return className.startsWith("java.") || className.startsWith("org.axonframework.");
    }

    /** All registered types. */
    Collection<Class<?>> all() {
        return types.values();
    }

    private void add(Map<String, Class<?>> more, String name, Class<?> type) {
        var other = more.put(name, type);
        if (other != null) {
            throw new IllegalArgumentException(
                    "Two types want the name '" + name + "': " + other.getName() + " and " + type.getName());
        }
        if (names.containsKey(type)) {
            throw new IllegalArgumentException(type.getName() + " already has the name '" + names.get(type) + "'");
        }
    }
}
