package io.sagadesk.server.log.index;

import io.sagadesk.api.vocabulary.Vocabulary;
import io.sagadesk.server.log.LogProcessor;
import io.sagadesk.server.wiring.LogDependentStart;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * An index in MongoDB that a processor builds from the log. It can be deleted: the next start builds it again. A look-up
 * includes every event that was acknowledged before it, because it also reads the events that the processor has not
 * handled yet.
 */
final class LogIndex implements AutoCloseable {

    private final LogIndexEntries entries;
    private final LogIndexWriter writer;
    private final LogIndexStart start;
    private final LogProcessor processor;
    private final LogDependentStart logDependentStart;
    private final Set<String> types;

    LogIndex(
            LogIndexEntries entries,
            IndexedEvents events,
            LogIndexWriter writer,
            LogIndexStart start,
            LogProcessor processor,
            LogDependentStart logDependentStart) {
        this.entries = entries;
        this.writer = writer;
        this.start = start;
        this.processor = processor;
        this.logDependentStart = logDependentStart;
        this.types = events.types().stream().map(Vocabulary::nameOf).collect(Collectors.toUnmodifiableSet());
    }

    void start() {
        logDependentStart.whenReadable(() -> {
            start.prepare();
            processor.start();
        });
    }

    @Override
    public void close() {
        processor.stop();
    }

    /** Returns all entries of a key by now. */
    Set<IndexEntry> find(String key) {
        return current(() -> entries.find(key), entry -> entry.key().equals(key));
    }

    /** Returns the position up to which every event is in the stored entries. */
    long position() {
        return processor.position();
    }

    /** Returns the stored entries of a key. */
    List<IndexEntry> stored(String key) {
        return entries.find(key);
    }

    /** Returns the stored entries of an owner. */
    List<IndexEntry> storedOf(String owner) {
        return entries.ofOwner(owner);
    }

    /** Returns the entry of a key in an index that never loses an entry, so that no event is read if it is stored. */
    Optional<IndexEntry> findOnly(String key) {
        return entries.find(key).stream()
                .findFirst()
                .or(() -> find(key).stream().findFirst());
    }

    /** Returns the owners of the stored entries. */
    Set<String> storedOwners() {
        return entries.owners();
    }

    /** Deletes the stored entries of an owner, of whom the log says the same or will say it. */
    void removeStored(String owner) {
        entries.write(List.of(IndexChange.Removed.all(owner)));
    }

    /** The position is asked first, so that no event is missed that the processor handles meanwhile. */
    private Set<IndexEntry> current(Supplier<List<IndexEntry>> stored, Predicate<IndexEntry> wanted) {
        var position = processor.position();
        var found = new LinkedHashSet<>(stored.get());
        processor.readAfter(
                position,
                types,
                event -> writer.changes(event.eventId(), event::payload).forEach(change -> change.applyTo(found)));
        found.removeIf(wanted.negate());
        return found;
    }
}
