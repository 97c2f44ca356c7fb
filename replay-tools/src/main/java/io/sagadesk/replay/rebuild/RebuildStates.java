package io.sagadesk.replay.rebuild;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.StoredDocument;
import io.sagadesk.projections.mongo.MongoDocuments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Stores the states of rebuilds in the database. */
final class RebuildStates {

    private static final ModelSpec<RebuildState> STATES = ModelSpec.of("rebuilds", RebuildState.class, id -> {
        throw new IllegalStateException("There is no rebuild " + id);
    });

    private final MongoCollection<StoredDocument<RebuildState>> states;

    RebuildStates(MongoDatabase database) {
        this.states = MongoDocuments.collection(database, STATES, 1);
    }

    RebuildState save(RebuildState state) {
        states.replaceOne(
                Filters.eq("_id", state.id()),
                new StoredDocument<>(state.id(), state.target(), state),
                new ReplaceOptions().upsert(true));
        return state;
    }

    Optional<RebuildState> find(String id) {
        return Optional.ofNullable(states.find(Filters.eq("_id", id)).first()).map(StoredDocument::doc);
    }

    /** All rebuilds, the newest first. */
    List<RebuildState> all() {
        var all = new ArrayList<RebuildState>();
        states.find().forEach(stored -> all.add(stored.doc()));
        all.sort(Comparator.comparing(RebuildState::begunAt).reversed());
        return all;
    }
}
