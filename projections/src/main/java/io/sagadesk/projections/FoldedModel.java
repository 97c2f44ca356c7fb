package io.sagadesk.projections;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A read model during the fold of a batch: its pending updates and the documents in memory. */
final class FoldedModel<D> implements ReadModel<D> {

    private final ModelSpec<D> spec;
    private final ModelDocuments<D> documents;
    private final ProjectionFold fold;
    private final Map<String, Slot<D>> slots = new LinkedHashMap<>(16, 0.75f, true);
    private final List<Slot<D>> changed = new ArrayList<>();
    private List<Pending<D>> pending = new ArrayList<>();
    private BiConsumer<D, D> derivation = (before, after) -> {};

    FoldedModel(ModelSpec<D> spec, ModelDocuments<D> documents, ProjectionFold fold) {
        this.spec = spec;
        this.documents = documents;
        this.fold = fold;
    }

    /** An update that is applied when its document is loaded. */
    private record Pending<D>(String id, long position, UnaryOperator<D> change, BiConsumer<D, D> derivation) {}

    /** A document in memory, with its position. */
    private static final class Slot<D> {

        private final String id;
        private final long seen;
        private D doc;
        private long position;
        private boolean changed;

        /** A stored document contains all events up to its position; a new document contains none. */
        private Slot(String id, @Nullable StoredDocument<D> stored, ModelSpec<D> spec) {
            this.id = id;
            this.seen = stored == null ? -1 : stored.position();
            this.position = seen;
            this.doc = stored == null ? spec.fresh().apply(id) : stored.doc();
        }
    }

    @Override
    public void update(String id, UnaryOperator<D> change) {
        update(id, change, (before, after) -> {});
    }

    @Override
    public void update(String id, UnaryOperator<D> change, BiConsumer<D, D> derived) {
        fold.requireBefore(this);
        pending.add(new Pending<>(id, fold.position(), change, derived));
    }

    @Override
    public void onChange(BiConsumer<D, D> listener) {
        derivation = derivation.andThen(listener);
    }

    ModelSpec<D> spec() {
        return spec;
    }

    void foldPending() {
        var updates = pending;
        pending = new ArrayList<>();
        load(updates);
        for (var update : updates) {
            var slot = slots.get(update.id());
            if (slot != null && update.position() > slot.seen) apply(update, slot);
        }
    }

    void write() {
        if (!changed.isEmpty())
            documents.write(changed.stream().map(FoldedModel::stored).toList());
        changed.forEach(slot -> slot.changed = false);
        changed.clear();
    }

    /** Discards all unwritten changes and cached documents. */
    void discard() {
        pending.clear();
        changed.clear();
        slots.clear();
    }

    /** Evicts the least recently used documents beyond this number. All changes must have been written. */
    void keep(int limit) {
        var oldest = slots.entrySet().iterator();
        for (var excess = slots.size() - limit; excess > 0; excess--) {
            oldest.next();
            oldest.remove();
        }
    }

    private void load(List<Pending<D>> updates) {
        var missing = new HashSet<String>();
        updates.forEach(update -> {
            if (!slots.containsKey(update.id())) missing.add(update.id());
        });
        if (missing.isEmpty()) return;
        var stored = documents.read(missing);
        missing.forEach(id -> slots.put(id, new Slot<>(id, stored.get(id), spec)));
    }

    private void apply(Pending<D> update, Slot<D> slot) {
        fold.at(update.position());
        var before = slot.doc;
        var after = update.change().apply(before);
        if (after == before) return;
        slot.doc = after;
        slot.position = update.position();
        if (!slot.changed) {
            slot.changed = true;
            changed.add(slot);
        }
        update.derivation().accept(before, after);
        derivation.accept(before, after);
    }

    private static <D> StoredDocument<D> stored(Slot<D> slot) {
        return new StoredDocument<>(slot.id, slot.position, slot.doc);
    }

    /** Sorts the updates by event position, whatever the order in which they were requested. */
    void sortPending() {
        pending.sort(Comparator.comparingLong(Pending::position));
    }
}
