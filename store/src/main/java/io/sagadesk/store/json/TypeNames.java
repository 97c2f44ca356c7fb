package io.sagadesk.store.json;

import io.sagadesk.api.vocabulary.Vocabulary;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializedType;
import org.jspecify.annotations.Nullable;

/**
 * The names under which types are stored and sent. They outlive the classes: a class may be moved or renamed, its name
 * here stays.
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

    /** The names of all events and commands. */
    public static TypeNames ofVocabulary() {
        return of(Vocabulary.EVENTS).with(Vocabulary.COMMANDS);
    }

    /** The names of the given messages only: their feature and their simple name, {@code ticket.TicketEscalated}. */
    public static TypeNames of(Collection<? extends Class<?>> messages) {
        return new TypeNames(Map.of()).with(messages);
    }

    /** Adds messages under the names that {@link Vocabulary#nameOf} gives them. */
    public TypeNames with(Collection<? extends Class<?>> messages) {
        Map<String, Class<?>> more = new HashMap<>(types);
        messages.forEach(message -> add(more, Vocabulary.nameOf(message), message));
        return new TypeNames(more);
    }

    /**
     * Adds a type that is no message: {@code with("snapshot.Conversation", Conversation.class)}.
     *
     * @throws IllegalArgumentException if the name or the type has been added before
     */
    public TypeNames with(String name, Class<?> type) {
        Map<String, Class<?>> more = new HashMap<>(types);
        add(more, name, type);
        return new TypeNames(more);
    }

    public @Nullable String nameOf(Class<?> type) {
        return names.get(type);
    }

    public @Nullable Class<?> typeOf(String name) {
        return types.get(name);
    }

    /** The revision that is written, and the only one that is read without upcasting. */
    public static String revisionOf(Class<?> type) {
        Revision revision = type.getAnnotation(Revision.class);
        return revision == null ? FIRST_REVISION : revision.value();
    }

    /** Whether something was written in the revision that is written now. */
    public boolean isCurrent(SerializedType written) {
        Class<?> type = types.get(written.getName());
        return type != null && revisionOf(type).equals(written.getRevision());
    }

    /** Types of Java and of Axon need no name of ours: theirs do not change. */
    static boolean isForeign(String className) {
        return className.startsWith("java.") || className.startsWith("org.axonframework.");
    }

    /** All types that have a name. */
    Collection<Class<?>> all() {
        return types.values();
    }

    private void add(Map<String, Class<?>> more, String name, Class<?> type) {
        Class<?> other = more.put(name, type);
        if (other != null) {
            throw new IllegalArgumentException(
                    "Two types want the name '" + name + "': " + other.getName() + " and " + type.getName());
        }
        if (names.containsKey(type)) {
            throw new IllegalArgumentException(type.getName() + " already has the name '" + names.get(type) + "'");
        }
    }
}
