package io.sagadesk.server.log.index;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A change of an index by an event. To apply the changes of some events again, in their order, is harmless. */
sealed interface IndexChange {

    /** Applies the change to entries in memory. */
    void applyTo(Set<IndexEntry> entries);

    /** Adds an entry. */
    record Added(IndexEntry entry) implements IndexChange {

        @Override
        public void applyTo(Set<IndexEntry> entries) {
            entries.add(entry);
        }
    }

    /**
     * Removes entries of an owner.
     *
     * @param group null for the entries of all groups
     * @param key null for the entries of all keys
     */
    record Removed(
            String owner, @Nullable String group, @Nullable String key) implements IndexChange {

        /** Removes all entries of an owner. */
        static Removed all(String owner) {
            return new Removed(owner, null, null);
        }

        @Override
        public void applyTo(Set<IndexEntry> entries) {
            entries.removeIf(entry -> entry.owner().equals(owner)
                    && (group == null || group.equals(entry.group()))
                    && (key == null || key.equals(entry.key())));
        }
    }
}
