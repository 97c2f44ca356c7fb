package io.sagadesk.embeddedmongo.backend;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import org.junit.jupiter.api.Test;

class KnownCommandsTest {

    @Test
    void a_write_is_durable_unless_its_write_concern_says_otherwise() {
        assertThat(KnownCommands.isDurable(new Document("insert", "notes"))).isTrue();
        assertThat(KnownCommands.isDurable(with(new Document("w", "majority")))).isTrue();
        assertThat(KnownCommands.isDurable(with(new Document("j", true)))).isTrue();
        assertThat(KnownCommands.isDurable(with(new Document("w", 1).append("j", false))))
                .isFalse();
    }

    private static Document with(Document writeConcern) {
        return new Document("insert", "notes").append("writeConcern", writeConcern);
    }
}
