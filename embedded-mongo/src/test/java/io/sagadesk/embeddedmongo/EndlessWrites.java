package io.sagadesk.embeddedmongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/**
 * Writes over the wire until it is killed, and prints each acknowledged command. Each writer fills its own collection:
 * command n stores some documents with the number n, together with the document "last", which also has n. Every tenth
 * command is followed by a deletion of all documents older than the latest hundred commands.
 */
final class EndlessWrites {

    static final int WRITERS = 3;
    static final int DOCUMENTS = 20;
    static final int KEPT = 100;

    private EndlessWrites() {}

    /** Argument: the directory. */
    public static void main(String... arguments) {
        EmbeddedMongo mongo = EmbeddedMongo.open(Path.of(arguments[0]));
        MongoDatabase database = MongoClients.create(mongo.connectionString()).getDatabase("crash");
        for (int writer = 0; writer < WRITERS; writer++) {
            String name = "writer" + writer;
            new Thread(() -> write(database.getCollection(name), name)).start();
        }
    }

    static int last(MongoCollection<Document> collection) {
        Document last = collection.find(eq("_id", "last")).first();
        return last == null ? 0 : last.getInteger("command");
    }

    private static void write(MongoCollection<Document> collection, String name) {
        collection.createIndex(Indexes.ascending("command"));
        for (int command = last(collection) + 1; ; command++) {
            collection.bulkWrite(batch(command), new BulkWriteOptions().ordered(false));
            print(name + " " + command + ".");
            if (command % 10 == 0) {
                collection.deleteMany(lte("command", command - KEPT));
            }
        }
    }

    private static List<WriteModel<Document>> batch(int command) {
        List<WriteModel<Document>> batch = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            batch.add(replace(command + "-" + i, command));
        }
        batch.add(DOCUMENTS / 2, replace("last", command));
        return batch;
    }

    private static WriteModel<Document> replace(String id, int command) {
        Document document = new Document("_id", id).append("command", command).append("text", "x".repeat(300));
        return new ReplaceOneModel<>(eq("_id", id), document, new ReplaceOptions().upsert(true));
    }

    private static void print(String line) {
        synchronized (System.out) {
            System.out.println(line);
            System.out.flush();
        }
    }
}
