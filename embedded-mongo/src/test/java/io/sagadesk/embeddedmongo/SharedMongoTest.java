package io.sagadesk.embeddedmongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import io.sagadesk.embeddedmongo.file.DocumentDirectoryException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server for other processes: its address, its credentials, and what its clients see when it starts again. */
@Timeout(60)
class SharedMongoTest {

    @TempDir
    Path directory;

    @Test
    void the_address_is_there_for_its_owner_while_the_port_is_open() throws IOException {
        Path address = directory.resolve(EmbeddedMongo.ADDRESS);
        try (EmbeddedMongo mongo = EmbeddedMongo.openShared(directory, 0)) {
            assertThat(Files.readString(address)).isEqualTo(mongo.connectionString() + "\n");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(address)))
                    .isEqualTo("rw-------");
            try (MongoClient client =
                    MongoClients.create(Files.readString(address).strip())) {
                assertThat(client.listDatabaseNames()).isEmpty();
            }
        }
        assertThat(address).doesNotExist();
    }

    @Test
    void a_client_goes_on_after_a_restart_with_the_address_that_it_has() throws IOException {
        EmbeddedMongo before = EmbeddedMongo.openShared(directory, 0);
        int port = before.port();
        try (MongoClient client = MongoClients.create(before.connectionString())) {
            client.getDatabase("desk").getCollection("notes").insertOne(new Document("_id", 1));
            before.close();
            try (EmbeddedMongo after = EmbeddedMongo.openShared(directory, port)) {
                assertThat(after.connectionString()).isEqualTo(before.connectionString());
                assertThat(notes(client)).containsExactly(new Document("_id", 1));
            }
        }
    }

    /** The first operation after a restart fails on the connection of before; the driver repeats reads. */
    private static Iterable<Document> notes(MongoClient client) {
        return client.getDatabase("desk").getCollection("notes").find();
    }

    @Test
    void nobody_goes_on_with_the_cursor_of_another_client_after_a_restart() {
        EmbeddedMongo before = EmbeddedMongo.openShared(directory, 0);
        int port = before.port();
        try (MongoClient one = MongoClients.create(before.connectionString());
                MongoClient another = MongoClients.create(before.connectionString())) {
            MongoCursor<Document> cursor = halfRead(filled(one, "ones"));
            filled(another, "others");
            before.close();
            try (EmbeddedMongo after = EmbeddedMongo.openShared(directory, port)) {
                assertThat(after.port()).isEqualTo(port);
                halfRead(another.getDatabase("desk").getCollection("others"));
                assertThatThrownBy(() -> cursor.forEachRemaining(row -> {})).isInstanceOf(MongoException.class);
            }
        }
    }

    private static MongoCollection<Document> filled(MongoClient client, String name) {
        MongoCollection<Document> collection = client.getDatabase("desk").getCollection(name);
        collection.insertMany(
                IntStream.range(0, 10).mapToObj(id -> new Document("_id", id)).toList());
        return collection;
    }

    private static MongoCursor<Document> halfRead(MongoCollection<Document> collection) {
        MongoCursor<Document> cursor = collection.find().batchSize(2).iterator();
        cursor.next();
        return cursor;
    }

    @Test
    void a_directory_in_use_is_refused_and_its_address_stays() throws IOException {
        Path address = directory.resolve(EmbeddedMongo.ADDRESS);
        try (EmbeddedMongo mongo = EmbeddedMongo.openShared(directory, 0)) {
            assertThatThrownBy(() -> EmbeddedMongo.openShared(directory, 0))
                    .isInstanceOf(DocumentDirectoryException.class)
                    .hasMessageContaining("is being written by another process");
            assertThat(Files.readString(address).strip()).isEqualTo(mongo.connectionString());
        }
    }

    @Test
    void a_port_in_use_is_refused_and_the_directory_is_free_again() throws IOException {
        try (EmbeddedMongo mongo = EmbeddedMongo.openShared(directory.resolve("one"), 0)) {
            Path another = directory.resolve("another");
            assertThatThrownBy(() -> EmbeddedMongo.openShared(another, mongo.port()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("port " + mongo.port() + " of 127.0.0.1 cannot be used");
            assertThat(another.resolve(EmbeddedMongo.ADDRESS)).doesNotExist();
            EmbeddedMongo.openShared(another, 0).close();
        }
    }

    @Test
    void the_address_of_a_killed_process_does_not_stay() throws IOException {
        Path address = directory.resolve(EmbeddedMongo.ADDRESS);
        Files.writeString(address, "mongodb://of.a.killed.process");
        try (EmbeddedMongo taken = EmbeddedMongo.openShared(directory.resolve("other"), 0)) {
            assertThatThrownBy(() -> EmbeddedMongo.openShared(directory, taken.port()))
                    .isInstanceOf(UncheckedIOException.class);
        }
        assertThat(address).doesNotExist();
    }

    @Test
    void credentials_that_others_can_read_or_that_are_none_are_refused() throws IOException {
        EmbeddedMongo.openShared(directory, 0).close();
        Path credentials = directory.resolve("mongo.credentials");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(credentials)))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(credentials, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> EmbeddedMongo.openShared(directory, 0))
                .hasMessage("Others may use " + credentials + ": run chmod 600 on it");
        Files.setPosixFilePermissions(credentials, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(credentials, "anna:secret");
        assertThatThrownBy(() -> EmbeddedMongo.openShared(directory, 0))
                .hasMessageContaining("holds no credentials")
                .hasMessageNotContaining("secret");
        Files.delete(credentials);
        EmbeddedMongo.openShared(directory, 0).close();
    }
}
