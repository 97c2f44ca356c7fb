package io.sagadesk.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.store.mongo.MongoDatabases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;
import org.bson.types.Binary;

/** The stored state of sagas and automations of a stopped server, comparable by value: without random ids and claims. */
record ReactionState(List<String> sagas, List<String> timers, List<String> outbox) {

    private static final Set<String> CLAIMS = Set.of("claimedBy", "claimedUntil");

    static ReactionState of(Path data) {
        try (var mongo = MongoDatabases.open(null, data.resolve("documents"))) {
            return new ReactionState(
                    texts(mongo, "sagas", ReactionState::saga),
                    texts(mongo, "timers", ReactionState::unclaimed),
                    texts(mongo, "outbox", ReactionState::unclaimed));
        }
    }

    private static List<String> texts(MongoDatabases mongo, String collection, Function<Document, String> text) {
        var texts = mongo.database()
                .getCollection(collection)
                .find()
                .map(text::apply)
                .into(new ArrayList<>());
        Collections.sort(texts);
        return texts;
    }

    private static String saga(Document stored) {
        var associations = stored.getList("associations", Document.class).stream()
                .map(Document::toJson)
                .sorted()
                .toList();
        var state = new String(stored.get("serializedSaga", Binary.class).getData(), UTF_8);
        return stored.getString("sagaType") + " " + state + " " + associations;
    }

    private static String unclaimed(Document stored) {
        CLAIMS.forEach(stored::remove);
        return stored.toJson();
    }
}
