package io.sagadesk.projections.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.sagadesk.projections.ModelDocuments;
import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.ProjectionFold;
import io.sagadesk.projections.StoredDocument;
import io.sagadesk.projections.mongo.ProjectionState.Phase;
import io.sagadesk.projections.mongo.ProjectionState.Version;
import java.util.HashSet;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The versions of all projections: one document per projection, which is replaced as a whole, so that a switch of
 * versions is atomic.
 */
public final class ProjectionVersions {

    private static final ModelSpec<ProjectionState> STATES =
            ModelSpec.of("projections", ProjectionState.class, ProjectionState::none);

    private final MongoDatabase database;
    private final MongoCollection<StoredDocument<ProjectionState>> states;

    public ProjectionVersions(MongoDatabase database) {
        this.database = database;
        this.states = MongoDocuments.collection(database, STATES, 1);
    }

    public ProjectionState of(Projection projection) {
        return state(projection.name());
    }

    /** Returns the version from which this release answers; empty before the first one is started. */
    public Optional<Version> answering(Projection projection) {
        return of(projection).answeringVersion(projection.revision());
    }

    /** Starts a version with empty collections, and returns it. */
    public Version create(Projection projection, Phase phase) {
        var begun = change(projection, state -> state.withNewVersion(projection.revision(), phase));
        var number = begun.begun();
        prepare(projection, number);
        return begun.version(number).orElseThrow();
    }

    /** Starts the first version, which answers queries at once. Returns false if there is one already. */
    public boolean createFirst(Projection projection) {
        var before = of(projection);
        if (before.servingVersion().isPresent()) return false;
        var begun = before.withNewVersion(projection.revision(), Phase.LIVE);
        return replace(before, begun.servedBy(begun.begun()).changed(before.changes() + 1));
    }

    /** Drops all versions. Used when they were folded from another log than the present one. */
    public void forget(Projection projection) {
        var before = of(projection);
        if (before.begun() > 0) change(projection, ProjectionState::withoutVersions);
        before.versions().forEach(version -> dropDocuments(projection, version.number()));
    }

    /** Creates the indexes of a version; existing indexes are not changed. */
    public void prepare(Projection projection, int version) {
        projection.models().forEach(spec -> prepare(spec, version));
    }

    public void enter(Projection projection, int version, Phase phase) {
        change(projection, state -> state.change(version, known -> known.in(phase)));
    }

    /** Records the position up to which a bulk build has written everything. */
    public void builtTo(Projection projection, int version, long position) {
        change(projection, state -> state.change(version, known -> known.builtTo(position)));
    }

    /** Makes this version the one that answers queries. */
    public void serve(Projection projection, int version) {
        change(projection, state -> state.servedBy(version));
    }

    /**
     * Drops a version with all its documents.
     *
     * @throws IllegalArgumentException if it is the version that answers queries
     */
    public void drop(Projection projection, int version) {
        change(projection, state -> {
            if (state.serving() == version) {
                throw new IllegalArgumentException(projection.name() + " is answered from version " + version);
            }
            return state.without(version);
        });
        dropDocuments(projection, version);
    }

    private void dropDocuments(Projection projection, int version) {
        projection.models().forEach(spec -> collection(spec, version).drop());
        projection.computed().forEach(spec -> collection(spec, version).drop());
    }

    /** Drops the leftover documents of versions that were being dropped when the process was killed. */
    public void sweep(Projection projection) {
        var state = of(projection);
        var existing = database.listCollectionNames().into(new HashSet<>());
        for (var spec : projection.models()) {
            for (int version = 1; version <= state.begun(); version++) {
                var collection = collection(spec, version);
                var isLeftover = state.version(version).isEmpty()
                        && existing.contains(collection.getNamespace().getCollectionName());
                if (isLeftover) collection.drop();
            }
        }
    }

    public <D> MongoCollection<StoredDocument<D>> collection(ModelSpec<D> spec, int version) {
        return MongoDocuments.collection(database, spec, version);
    }

    /** Returns the documents of a version, for a fold. */
    public ProjectionFold.DocumentSource documents(int version) {
        return new ProjectionFold.DocumentSource() {
            @Override
            public <D> ModelDocuments<D> of(ModelSpec<D> spec) {
                return new MongoDocuments<>(database, spec, version);
            }
        };
    }

    private <D> void prepare(ModelSpec<D> spec, int version) {
        new MongoDocuments<>(database, spec, version).prepare(spec);
    }

    private ProjectionState state(String name) {
        var stored = states.find(Filters.eq("_id", name)).first();
        return stored == null ? ProjectionState.none(name) : stored.doc();
    }

    /** Retries until no other instance has changed the document concurrently. */
    private ProjectionState change(Projection projection, UnaryOperator<ProjectionState> change) {
        while (true) {
            var before = state(projection.name());
            var after = change.apply(before).changed(before.changes() + 1);
            if (replace(before, after)) return after;
        }
    }

    private boolean replace(ProjectionState before, ProjectionState after) {
        var stored = new StoredDocument<>(after.name(), after.changes(), after);
        if (before.changes() > 0) {
            var unchanged = Filters.and(Filters.eq("_id", before.name()), Filters.eq("position", before.changes()));
            return states.replaceOne(unchanged, stored).getMatchedCount() == 1;
        }
        try {
            states.insertOne(stored);
            return true;
        } catch (MongoWriteException failure) {
            if (failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) return false;
            throw failure;
        }
    }
}
