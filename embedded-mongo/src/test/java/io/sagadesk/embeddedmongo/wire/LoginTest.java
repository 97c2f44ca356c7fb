package io.sagadesk.embeddedmongo.wire;

import static io.sagadesk.embeddedmongo.wire.RawConnection.plain;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoClients;
import io.sagadesk.embeddedmongo.EmbeddedMongo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever finds the port, and has no credentials, learns nothing and changes nothing. */
@Timeout(60)
class LoginTest {

    private static final BsonInt32 ONE = new BsonInt32(1);

    @TempDir
    Path directory;

    private EmbeddedMongo mongo;
    private DriverClient client;
    private RawConnection stranger;

    @BeforeEach
    void open() throws IOException {
        mongo = EmbeddedMongo.open(directory);
        client = new DriverClient(mongo.connectionString());
        stranger = RawConnection.to(mongo.connectionString());
    }

    @AfterEach
    void close() throws IOException {
        stranger.close();
        client.requireUnharmed();
        client.close();
        mongo.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "listDatabases",
                "ping",
                "buildInfo",
                "serverStatus",
                "hostInfo",
                "getLog",
                "whatsmyuri",
                "dropDatabase",
                "logout",
                "noSuchCommand"
            })
    void a_stranger_is_answered_nothing(String command) throws IOException {
        BsonDocument answer = stranger.run("admin", new BsonDocument(command, ONE));
        assertThat(answer.keySet()).containsExactly("ok", "errmsg", "code", "codeName");
        assertThat(answer.getInt32("code").getValue()).isEqualTo(13);
        assertThat(answer.getString("errmsg").getValue()).isEqualTo("Command " + command + " requires authentication");
    }

    @Test
    void a_stranger_reads_and_changes_nothing() throws IOException {
        client.database().getCollection("timers").insertOne(new Document("_id", 1));
        BsonDocument insert = new BsonDocument("insert", new BsonString("timers"))
                .append("documents", new BsonArray(List.of(new BsonDocument("_id", new BsonInt32(2)))));
        BsonDocument delete = new BsonDocument("delete", new BsonString("timers"))
                .append(
                        "deletes",
                        new BsonArray(
                                List.of(new BsonDocument("q", new BsonDocument()).append("limit", new BsonInt32(0)))));
        for (BsonDocument command : List.of(insert, delete, new BsonDocument("find", new BsonString("timers")))) {
            assertThat(stranger.run("test", command).getString("codeName").getValue())
                    .isEqualTo("Unauthorized");
        }
        assertThat(client.database().getCollection("timers").find()).containsExactly(new Document("_id", 1));
    }

    @Test
    void a_drivers_client_without_credentials_is_refused() {
        String address = "mongodb://"
                + new ConnectionString(mongo.connectionString()).getHosts().get(0);
        try (var without = MongoClients.create(address)) {
            var timers = without.getDatabase("test").getCollection("timers");
            assertThatThrownBy(() -> timers.insertOne(new Document("_id", 1))).hasMessageContaining("error 13");
            assertThatThrownBy(() -> without.listDatabaseNames().first()).hasMessageContaining("error 13");
        }
        assertThat(client.database().listCollectionNames()).isEmpty();
    }

    @Test
    void a_wrong_password_is_refused_and_not_repeated_in_the_error() {
        String wrong = mongo.connectionString().replaceFirst(":[^:@]+@", ":guessed@");
        try (var guessing = MongoClients.create(wrong)) {
            assertThatThrownBy(() -> guessing.listDatabaseNames().first())
                    .isInstanceOf(MongoSecurityException.class)
                    .hasStackTraceContaining("error 18 (AuthenticationFailed)")
                    .hasMessageNotContaining("guessed");
        }
    }

    @Test
    void each_start_has_other_credentials() {
        String before = mongo.connectionString();
        client.close();
        mongo.close();
        mongo = EmbeddedMongo.open(directory);
        client = new DriverClient(mongo.connectionString());
        var credential = new ConnectionString(mongo.connectionString()).getCredential();
        assertThat(credential.getPassword())
                .hasSize(43)
                .isNotEqualTo(new ConnectionString(before).getCredential().getPassword());
        assertThat(String.valueOf(credential)).doesNotContain(new String(credential.getPassword()));
    }

    @Test
    void the_third_wrong_login_closes_the_connection() throws IOException {
        for (int attempt = 1; attempt <= 3; attempt++) {
            BsonDocument answer = stranger.login("PLAIN", plain("anna", "guess-" + attempt));
            assertThat(answer.getInt32("code").getValue()).isEqualTo(18);
        }
        assertThat(stranger.isClosed()).isTrue();
    }

    @Test
    void a_right_login_behind_three_wrong_ones_comes_too_late() throws IOException {
        BsonDocument wrong = new BsonDocument("saslStart", ONE);
        BsonDocument insert = new BsonDocument("insert", new BsonString("notes"))
                .append("documents", new BsonArray(List.of(new BsonDocument())));
        stranger.send(RawConnection.messages(
                "test", wrong, wrong, wrong, RawConnection.loginCommand(mongo.connectionString()), insert));
        assertThat(stranger.isClosed()).isTrue();
        assertThat(client.database().getCollection("notes").countDocuments()).isZero();
    }

    @Test
    void other_ways_to_log_in_are_refused() throws IOException {
        var credential = new ConnectionString(mongo.connectionString()).getCredential();
        byte[] right = plain(credential.getUserName(), new String(credential.getPassword()));
        assertThat(codeOf(stranger.login("SCRAM-SHA-256", "n,,n=anna,r=abc".getBytes(US_ASCII))))
                .isEqualTo(18);
        assertThat(codeOf(stranger.login("EXTERNAL", right))).isEqualTo(18);
        try (RawConnection another = RawConnection.to(mongo.connectionString())) {
            BsonDocument unasked = new BsonDocument("saslContinue", ONE)
                    .append("conversationId", ONE)
                    .append("payload", new BsonBinary(right));
            assertThat(codeOf(another.run("$external", unasked))).isEqualTo(17);
            assertThat(codeOf(another.run("admin", new BsonDocument("ping", ONE))))
                    .isEqualTo(13);
        }
    }

    @Test
    void half_a_login_is_none() throws IOException {
        var credential = new ConnectionString(mongo.connectionString()).getCredential();
        String password = new String(credential.getPassword());
        for (byte[] half : new byte[][] {
            new byte[0],
            {0, 0},
            plain("", password),
            plain(credential.getUserName(), ""),
            password.getBytes(US_ASCII),
            plain(credential.getUserName(), password + "x"),
            ("anna\0" + credential.getUserName() + "\0" + password).getBytes(US_ASCII)
        }) {
            try (RawConnection another = RawConnection.to(mongo.connectionString())) {
                assertThat(codeOf(another.login("PLAIN", half))).isEqualTo(18);
                assertThat(codeOf(another.run("admin", new BsonDocument("ping", ONE))))
                        .isEqualTo(13);
            }
        }
    }

    @Test
    void the_right_login_opens_everything() throws IOException {
        assertThat(stranger.login(mongo.connectionString()).getBoolean("done").getValue())
                .isTrue();
        assertThat(stranger.run("admin", new BsonDocument("listDatabases", ONE)).containsKey("databases"))
                .isTrue();
    }

    @Test
    void hello_tells_what_a_driver_needs_and_no_more() throws IOException {
        for (BsonDocument answer : new BsonDocument[] {
            stranger.legacy("isMaster"),
            stranger.run("admin", new BsonDocument("hello", ONE)),
            stranger.run("admin", new BsonDocument("isMaster", ONE))
        }) {
            assertThat(answer.keySet())
                    .containsExactlyInAnyOrder(
                            "ismaster",
                            "isWritablePrimary",
                            "maxBsonObjectSize",
                            "maxMessageSizeBytes",
                            "maxWriteBatchSize",
                            "minWireVersion",
                            "maxWireVersion",
                            "ok");
        }
        assertThat(codeOf(stranger.legacy("listDatabases"))).isEqualTo(13);
    }

    private static int codeOf(BsonDocument answer) {
        return answer.getInt32("code").getValue();
    }
}
