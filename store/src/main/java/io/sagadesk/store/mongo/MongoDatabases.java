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

/** The database of everything that is derived from events: in this process, or in a MongoDB that runs elsewhere. */
public final class MongoDatabases implements AutoCloseable {

    /** The environment variable that names a MongoDB that runs elsewhere. */
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
     * The MongoDB at the URI, or the embedded one in the directory if there is no URI. The database is called
     * {@code sagadesk}, unless the URI names another one.
     *
     * @throws StoreUnusableException if the URI is none of MongoDB, or the directory cannot be used
     */
    public static MongoDatabases open(@Nullable String uri, Path directory) {
        return uri == null || uri.isBlank() ? embedded(directory) : connected(uri);
    }

    private static MongoDatabases embedded(Path directory) {
        EmbeddedMongo mongo = opened(directory);
        ConnectionString uri = new ConnectionString(mongo.connectionString());
        return new MongoDatabases(mongo, MongoClients.create(settings(uri).build()), null);
    }

    private static EmbeddedMongo opened(Path directory) {
        try {
            return EmbeddedMongo.open(directory);
        } catch (DocumentDirectoryException e) {
            throw new StoreUnusableException(String.valueOf(e.getMessage()), e);
        }
    }

    /** What a majority has stored outlives the machine that stored it first. */
    private static MongoDatabases connected(String text) {
        ConnectionString uri = parsed(text);
        MongoClientSettings settings =
                settings(uri).writeConcern(WriteConcern.MAJORITY).build();
        return new MongoDatabases(null, MongoClients.create(settings), uri.getDatabase());
    }

    private static ConnectionString parsed(String uri) {
        try {
            return new ConnectionString(uri);
        } catch (IllegalArgumentException e) { // whose text may quote a password
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
        if (embedded != null) {
            embedded.close();
        }
    }
}
