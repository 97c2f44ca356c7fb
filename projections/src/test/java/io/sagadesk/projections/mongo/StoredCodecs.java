package io.sagadesk.projections.mongo;

import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.StoredDocument;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/** Encodes and decodes documents as for MongoDB. */
public final class StoredCodecs {

    private StoredCodecs() {}

    public static <D> BsonDocument encode(ModelSpec<D> spec, StoredDocument<D> stored) {
        var bson = new BsonDocument();
        new StoredCodec<>(spec.type())
                .encode(
                        new BsonDocumentWriter(bson),
                        stored,
                        EncoderContext.builder().build());
        return bson;
    }

    public static <D> StoredDocument<D> decode(ModelSpec<D> spec, BsonDocument bson) {
        return new StoredCodec<>(spec.type())
                .decode(new BsonDocumentReader(bson), DecoderContext.builder().build());
    }
}
