package io.sagadesk.store.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The test vectors beside the documentation of the ledger. */
final class LedgerVectors {

    /** Located relative to the compiled tests, so that the working directory does not matter. */
    static final Path DOCS = Path.of(URI.create(LedgerVectors.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString()))
            .resolve("../../../docs")
            .normalize();

    static final Path FILE = DOCS.resolve("ledger-vectors.json");
    private static final JsonNode CONTENT = JsonMapper.shared().readTree(FILE);

    private LedgerVectors() {}

    /** An event, and what is computed of it, in hexadecimal. */
    record Vector(LoggedEvent event, String encoding, String entry, String leaf) {}

    static List<Vector> all() {
        return CONTENT.get("events")
                .valueStream()
                .map(event -> new Vector(
                        event(event),
                        event.get("encoding").asString(),
                        event.get("entry").asString(),
                        event.get("leaf").asString()))
                .toList();
    }

    /** The roots of the first event, the first two events, and so on. */
    static List<String> roots() {
        return CONTENT.get("roots").valueStream().map(JsonNode::asString).toList();
    }

    static List<String> rootsOf(List<LoggedEvent> events) {
        var leaves = events.stream().map(event -> LedgerLeaf.of(event).hash()).toList();
        var roots = new ArrayList<String>();
        for (var size = 1; size <= leaves.size(); size++) {
            roots.add(HexFormat.of().formatHex(MerkleRoot.of(leaves.subList(0, size))));
        }
        return roots;
    }

    private static LoggedEvent event(JsonNode event) {
        return new LoggedEvent(
                event.get("eventId").asString(),
                event.get("aggregateType").asString(),
                event.get("aggregateId").asString(),
                event.get("sequence").asLong(),
                Instant.parse(event.get("recordedAt").asString()),
                event.get("payloadType").asString(),
                event.get("revision").asString(),
                metadata(event.get("metadata")),
                event.get("payload").asString().getBytes(UTF_8));
    }

    private static Map<String, Object> metadata(JsonNode stored) {
        var metadata = new LinkedHashMap<String, Object>();
        stored.forEachEntry((key, value) -> metadata.put(
                key, value.isBoolean() ? value.asBoolean() : value.isNumber() ? value.asLong() : value.asString()));
        return metadata;
    }
}
