package io.sagadesk.replay.rebuild.bulk;

import com.mongodb.client.MongoDatabase;
import io.sagadesk.projections.ModelDocuments;
import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.ProjectionFold;
import io.sagadesk.projections.mongo.MongoDocuments;

/** Where the documents of a target are kept. */
public interface TargetDocuments {

    /** Asked once for each part of a target: no two parts have a document in common. */
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
