package io.sagadesk.query;

import com.mongodb.client.MongoCollection;
import io.sagadesk.api.AsOf;
import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.StoredDocument;
import io.sagadesk.projections.mongo.ProjectionVersions;
import java.util.function.ToLongFunction;

/** Where handlers read: the documents of the version that answers at the moment. */
public final class ReadSide {

    private final ProjectionVersions versions;
    private final ToLongFunction<String> positions;

    /** @param positions up to which position a projection, by its name, has folded every event in the serving version */
    public ReadSide(ProjectionVersions versions, ToLongFunction<String> positions) {
        this.versions = versions;
        this.positions = positions;
    }

    /**
     * The documents of one projection, as long as one answer takes: all of an answer comes from one version, even if
     * another one takes over meanwhile.
     */
    public final class Serving {

        private final AsOf asOf;

        private Serving(AsOf asOf) {
            this.asOf = asOf;
        }

        public <D> MongoCollection<StoredDocument<D>> documents(ModelSpec<D> spec) {
            return versions.collection(spec, asOf.version());
        }

        public AsOf asOf() {
            return asOf;
        }
    }

    /** What the projection is served from now. */
    public Serving serving(Projection projection) {
        var position =
                positions.applyAsLong(projection.name()); // before anything is read: the answer has at least that
        return new Serving(new AsOf(projection.name(), versions.of(projection).serving(), position));
    }
}
