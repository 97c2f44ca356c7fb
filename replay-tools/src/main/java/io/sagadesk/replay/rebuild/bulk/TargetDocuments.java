package io.sagadesk.replay.rebuild.bulk;

import com.mongodb.client.MongoDatabase;
import io.sagadesk.projections.ModelDocuments;
import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.ProjectionFold;
import io.sagadesk.projections.mongo.MongoDocuments;

/** The storage of a target's documents. */
public interface TargetDocuments {

    /** The documents of one partition; called once for each. No two partitions share a document. */
    ProjectionFold.DocumentSource of(BuildTarget target);

    static TargetDocuments in(MongoDatabase database) {
        return target -> new ProjectionFold.DocumentSource() {
            @Override
            public <D> ModelDocuments<D> of(ModelSpec<D> spec) {
                var stored = new MongoDocuments<>(database, spec, target.version());
                return target.fresh() ? new FreshDocuments<>(stored) : stored;
            }
        };
    }
}
