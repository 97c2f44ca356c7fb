package io.sagadesk.store.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.sagadesk.embeddedmongo.EmbeddedMongo;
import io.sagadesk.embeddedmongo.journal.DocumentDirectoryException;
import io.sagadesk.store.sqlite.file.StoreUnusableException;
import java.nio.file.Path;
import java.util.Objects;
import org.bson.UuidRepresentation;
import org.jspecify.annotations.Nullable;

/** The MongoDB database of all data derived from events: embedded in this process, or an external MongoDB. */
public final class MongoDatabases implements AutoCloseable {

    /** The environment variable with the connection string of an external MongoDB. */
    public static final String URI = "SAGADESK_MONGODB_URI";

    private static final String NAME = "sagadesk";

    private final @Nullable EmbeddedMongo embedded;
    private final MongoClient client;
    private final String name;

    private MongoDatabases(@Nullable EmbeddedMongo embedded, MongoClient client, @Nullable String name) {
        this.embedded = embedded;
        this.client = client;
        this.name = Objects.requireNonNullElse(name, NAME);
    }

    /**
     * Connects to the MongoDB at the URI, or opens the embedded one in the directory if there is no URI. The database
     * is called {@code sagadesk}, unless the URI names another one.
     *
     * @throws StoreUnusableException if the text is not a MongoDB URI, or the directory cannot be used
     */
    public static MongoDatabases open(@Nullable String uri, Path directory) {
        return uri == null || uri.isBlank() ? embedded(directory) : connected(uri);
    }

    private static MongoDatabases embedded(Path directory) {
        var mongo = opened(directory);
        var uri = new ConnectionString(mongo.connectionString());
        return new MongoDatabases(mongo, MongoClients.create(settings(uri).build()), null);
    }

    private static EmbeddedMongo opened(Path directory) {
        try {
            return EmbeddedMongo.open(directory);
        } catch (DocumentDirectoryException e) {
            throw new StoreUnusableException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Writes with majority concern, so that acknowledged writes survive the loss of a primary. */
    private static MongoDatabases connected(String text) {
        var uri = parsed(text);
        var settings = settings(uri).writeConcern(WriteConcern.MAJORITY).build();
        return new MongoDatabases(null, MongoClients.create(settings), uri.getDatabase());
    }

    private static ConnectionString parsed(String uri) {
        try {
            return new ConnectionString(uri);
        } catch (IllegalArgumentException e) { // the message may quote a password
            throw new StoreUnusableException(URI + " is not a connection string of MongoDB, like mongodb://host:27017");
        }
    }

    private static MongoClientSettings.Builder settings(ConnectionString uri) {
        return MongoClientSettings.builder()
                .applyConnectionString(uri)
                .applicationName("sagadesk")
                .uuidRepresentation(UuidRepresentation.STANDARD);
    }

    public MongoDatabase database() {
        return client.getDatabase(name);
    }

    public MongoClient client() {
        return client;
    }

    public boolean isEmbedded() {
        return embedded != null;
    }

    @Override
    public void close() {
        client.close();
        if (embedded != null) embedded.close();
    }
}
