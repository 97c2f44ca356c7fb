package io.sagadesk.query;

import com.mongodb.client.MongoCollection;
import io.sagadesk.api.AsOf;
import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.StoredDocument;
import io.sagadesk.projections.mongo.ProjectionState.Version;
import io.sagadesk.projections.mongo.ProjectionVersions;
import java.util.function.ToLongFunction;

/** Gives query handlers access to the documents of the serving version of each projection. */
public final class ReadSide {

    private final ProjectionVersions versions;
    private final ToLongFunction<String> positions;

    /**
     * @param positions returns, by a projection's name, the position up to which its serving version has folded every
     * event
     */
    public ReadSide(ProjectionVersions versions, ToLongFunction<String> positions) {
        this.versions = versions;
        this.positions = positions;
    }

    /**
     * The documents of one projection for the duration of one answer. The whole answer comes from one version, even if
     * another version becomes the serving one meanwhile.
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

    /** Returns the documents of the version that serves now. */
    public Serving serving(Projection projection) {
        // read before any document, so the answer contains at least the events up to this position
        var position = positions.applyAsLong(projection.name());
        var version = versions.answering(projection).map(Version::number).orElse(0);
        return new Serving(new AsOf(projection.name(), version, position));
    }
}
