package io.sagadesk.projections.mongo;

import com.mongodb.MongoClientSettings;
import io.sagadesk.projections.StoredDocument;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/** The codec of every stored document: {@code {_id, position, doc: {…}}}. */
final class StoredCodec<D> implements Codec<StoredDocument<D>> {

    /** Codecs for the contents of documents. */
    private static final CodecRegistry PARTS = CodecRegistries.fromRegistries(
            CodecRegistries.fromProviders(new IdCodecs()), MongoClientSettings.getDefaultCodecRegistry());

    private final Codec<D> doc;

    StoredCodec(Class<D> type) {
        this.doc = PARTS.get(type);
    }

    /** Returns a registry that finds this codec first. */
    CodecRegistry registry() {
        return CodecRegistries.fromRegistries(CodecRegistries.fromCodecs(this), PARTS);
    }

    @Override
    public void encode(BsonWriter writer, StoredDocument<D> stored, EncoderContext context) {
        writer.writeStartDocument();
        writer.writeString("_id", stored.id());
        writer.writeInt64("position", stored.position());
        writer.writeName("doc");
        doc.encode(writer, stored.doc(), EncoderContext.builder().build());
        writer.writeEndDocument();
    }

    @Override
    public StoredDocument<D> decode(BsonReader reader, DecoderContext context) {
        String id = "";
        long position = -1;
        @Nullable D content = null;
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            switch (reader.readName()) {
                case "_id" -> id = reader.readString();
                case "position" -> position = reader.readInt64();
                case "doc" ->
                    content = doc.decode(reader, DecoderContext.builder().build());
                default -> reader.skipValue();
            }
        }
        reader.readEndDocument();
        if (content == null) throw new IllegalStateException("A document that no projection wrote: " + id);
        return new StoredDocument<>(id, position, content);
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"}) // a class has no type arguments
    public Class<StoredDocument<D>> getEncoderClass() {
        return (Class) StoredDocument.class;
    }
}
