package io.sagadesk.embeddedmongo.backend;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import io.sagadesk.embeddedmongo.bson.BsonBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Executes inserts and updates; each item of a batch independently. A replacement by {@code _id} is stored without decoding.
 */
final class WriteCommand {

    private final StoredDatabase database;
    private final String collection;
    private final Document query;
    private final boolean ordered;
    private final List<Document> errors = new ArrayList<>();
    private final List<Document> upserted = new ArrayList<>();
    private int matched;
    private int modified;

    WriteCommand(StoredDatabase database, String command, Document query) {
        this.database = database;
        this.collection = KnownCommands.required(query, command, String.class);
        this.query = query;
        this.ordered = Utils.isTrue(query.getOrDefault("ordered", true));
        if (collection.startsWith("system.")) {
            throw new MongoServerError(16459, "attempt to write into a system namespace");
        }
    }

    Document insert() {
        StoredCollection target = database.findOrCreate(collection);
        forEach("documents", (number, document) -> {
            target.insert(document);
            matched++;
        });
        return answer(new Document("n", matched));
    }

    Document update(UnaryOperator<Document> slowly) {
        StoredCollection target = database.findOrCreate(collection);
        forEach("updates", (number, update) -> update(target, number, update, slowly));
        Document answer = new Document("n", matched + upserted.size()).append("nModified", modified);
        if (!upserted.isEmpty()) answer.append("upserted", upserted);
        return answer(answer);
    }

    private interface Part {
        void execute(int number, byte[] bytes);
    }

    private void forEach(String name, Part part) {
        List<?> parts = KnownCommands.required(query, name, List.class);
        for (int number = 0; number < parts.size(); number++) {
            Object each = parts.get(number);
            try {
                part.execute(number, each instanceof Document document ? BsonBytes.encode(document) : (byte[]) each);
            } catch (MongoServerException e) {
                errors.add(KnownCommands.describe(e, new Document("index", number)));
            }
            if (ordered && !errors.isEmpty()) return;
        }
    }

    private void update(StoredCollection target, int number, byte[] bytes, UnaryOperator<Document> slowly) {
        ReplaceUpdate replacement = ReplaceUpdate.in(bytes);
        if (replacement == null) {
            updateSlowly(number, BsonBytes.decode(bytes), slowly);
            return;
        }
        long position = target.positionOfSameId(replacement.id());
        if (position >= 0) {
            matched++;
            byte[] before = target.stored(position);
            if (!Arrays.equals(before, replacement.document())) {
                target.replace(position, before, replacement.document());
                modified++;
            }
        } else if (replacement.upsert()) {
            target.insert(replacement.document());
            Object id = BsonBytes.decode(replacement.id()).get("_id");
            upserted.add(new Document("index", number).append("_id", id));
        }
    }

    private void updateSlowly(int number, Document update, UnaryOperator<Document> slowly) {
        if (!(update.get("u") instanceof Document)) {
            throw new MongoServerException("The embedded MongoDB knows no updates by pipelines");
        }
        Document result = slowly.apply(new Document("update", collection).append("updates", List.of(update)));
        for (Object error : listIn(result, "writeErrors")) errors.add(((Document) error).append("index", number));
        List<?> added = listIn(result, "upserted");
        for (Object item : added) upserted.add(((Document) item).append("index", number));
        matched += KnownCommands.required(result, "n", Integer.class) - added.size();
        modified += KnownCommands.required(result, "nModified", Integer.class);
    }

    private static List<?> listIn(Document result, String name) {
        return (List<?>) result.getOrDefault(name, new ArrayList<>());
    }

    private Document answer(Document answer) {
        if (!errors.isEmpty()) answer.append("writeErrors", errors);
        return answer.append("ok", 1.0);
    }
}
