package io.sagadesk.store.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.sagadesk.embeddedmongo.EmbeddedMongo;
import io.sagadesk.embeddedmongo.file.DocumentDirectoryException;
import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.mongo.former.FormerDocuments;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.jspecify.annotations.Nullable;

/** The MongoDB database of all data derived from events: embedded in this process, or an external MongoDB. */
public final class MongoDatabases implements AutoCloseable {

    /** The environment variable with the connection string of an external MongoDB. */
    public static final String URI = "SAGADESK_MONGODB_URI";

    private static final String NAME = "sagadesk";
    private static final int EXTERNAL_TIMEOUT_SECONDS = 3; // a request waits no longer for a server
    private static final int HEARTBEAT_SECONDS = 2; // how soon the end of an outage is noticed
    private static final int EMBEDDED_TIMEOUT_SECONDS = 30; // it is there as long as this process

    private final @Nullable EmbeddedMongo embedded;
    private final @Nullable MongoOutage outage;
    private final MongoClient client;
    private final String name;

    private MongoDatabases(
            @Nullable EmbeddedMongo embedded, @Nullable MongoOutage outage, MongoClient client, String name) {
        this.embedded = embedded;
        this.outage = outage;
        this.client = client;
        this.name = name;
    }

    /**
     * Connects to the MongoDB at the URI, or opens the embedded one in the directory if there is no URI. The database
     * is called {@code sagadesk}, unless the URI names another one. Operations on an external MongoDB fail when no server
     * is there for 3 seconds, unless the URI says otherwise ({@code serverSelectionTimeoutMS}); one that is silent on an open
     * connection is given up after 5 ({@code connectTimeoutMS} and {@code heartbeatFrequencyMS}).
     *
     * @throws StoreUnusableException if the text is not a MongoDB URI, no MongoDB answers there, or the directory cannot
     *     be used
     */
    public static MongoDatabases open(@Nullable String uri, Path directory) {
        return uri == null || uri.isBlank() ? embedded(directory) : connect(URI, uri, NAME);
    }

    private static MongoDatabases embedded(Path directory) {
        var mongo = opened(directory);
        var uri = new ConnectionString(mongo.connectionString());
        return new MongoDatabases(
                mongo,
                null,
                MongoClients.create(settings(uri, EMBEDDED_TIMEOUT_SECONDS).build()),
                NAME);
    }

    private static EmbeddedMongo opened(Path directory) {
        FormerDocuments.carryOver(directory);
        try {
            return EmbeddedMongo.open(directory);
        } catch (DocumentDirectoryException e) {
            throw new StoreUnusableException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Connects to an external MongoDB. Writes have majority concern, so that acknowledged ones survive the loss of a primary.
     *
     * @param setting the environment variable that gives the connection string, for messages
     * @param name of the database, unless the connection string names another one
     * @throws StoreUnusableException if the text is not a MongoDB URI, or no MongoDB answers there
     */
    public static MongoDatabases connect(String setting, String text, String name) {
        var uri = parsed(setting, text);
        var outage = new MongoOutage(address(uri));
        var settings = settings(uri, EXTERNAL_TIMEOUT_SECONDS)
                .applicationName(Objects.requireNonNullElse(uri.getApplicationName(), NAME))
                .writeConcern(WriteConcern.MAJORITY)
                .applyToClusterSettings(cluster -> cluster.addClusterListener(outage))
                .build();
        var databases = new MongoDatabases(
                null, outage, MongoClients.create(settings), Objects.requireNonNullElse(uri.getDatabase(), name));
        databases.requireAnswer(setting, uri);
        return databases;
    }

    /** The driver connects in the background; a wrong address would be noticed only by the first operation. */
    private void requireAnswer(String setting, ConnectionString uri) {
        try {
            ping();
        } catch (MongoException unusable) {
            close();
            throw new StoreUnusableException(sentence(unusable, address(uri), setting), unusable);
        }
    }

    /**
     * Fails at once if MongoDB has been away for 3 seconds, so that nobody waits whom the driver would let wait.
     *
     * @throws MongoTimeoutException if it is so
     */
    public void requireReachable() {
        if (outage != null && outage.hasLasted(Duration.ofSeconds(EXTERNAL_TIMEOUT_SECONDS))) {
            throw new MongoTimeoutException("MongoDB does not answer");
        }
    }

    /** Lets all operations fail at once if no MongoDB answers now, so that a stop does not wait for each of them. */
    public void closeIfUnreachable() {
        try {
            ping();
        } catch (MongoException unreachable) {
            client.close();
        }
    }

    private void ping() {
        database().runCommand(new Document("ping", 1));
    }

    private static String address(ConnectionString uri) {
        return String.join(",", uri.getHosts());
    }

    /** The driver's messages are long and may name users. */
    private static String sentence(MongoException unusable, String address, String setting) {
        return unusable instanceof MongoSecurityException || unusable instanceof MongoCommandException
                ? "MongoDB at " + address + " refuses the user or the password of " + setting
                : "MongoDB at " + address + " does not answer: start it, or correct " + setting;
    }

    private static ConnectionString parsed(String setting, String uri) {
        try {
            return new ConnectionString(uri);
        } catch (IllegalArgumentException e) { // the message may quote a password
            throw new StoreUnusableException(
                    setting + " is not a connection string of MongoDB, like mongodb://host:27017");
        }
    }

    private static MongoClientSettings.Builder settings(ConnectionString uri, int timeoutSeconds) {
        return MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(timeoutSeconds, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(timeoutSeconds, TimeUnit.SECONDS))
                .applyToServerSettings(server -> server.heartbeatFrequency(HEARTBEAT_SECONDS, TimeUnit.SECONDS))
                .applyConnectionString(uri)
                .uuidRepresentation(UuidRepresentation.STANDARD);
    }

    /** What people call the database, without user and password. */
    public String place() {
        var cluster = client.getClusterDescription().getClusterSettings();
        var hosts = cluster.getHosts().stream().map(ServerAddress::toString).collect(Collectors.joining(","));
        return "MongoDB at " + Objects.requireNonNullElse(cluster.getSrvHost(), hosts) + " (database " + name + ")";
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
        if (outage != null) outage.close();
        client.close();
        if (embedded != null) embedded.close();
    }
}
