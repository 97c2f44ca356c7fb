package io.sagadesk.testbed.fuzz.request;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Makes faults in JSON bodies: in one field, or in the body as a whole. */
final class BodyFaults {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private BodyFaults() {}

    /** Removes, replaces, doubles or adds a field at any depth. */
    static void inField(ObjectNode root, Random random) {
        var objects = new ArrayList<ObjectNode>();
        collect(root, objects);
        var object = objects.get(random.nextInt(objects.size()));
        var names = List.copyOf(object.propertyNames());
        if (names.isEmpty() || random.nextInt(12) == 0) {
            object.set("unknown", raw(HostileTexts.pick(HostileTexts.IN_JSON, random)));
            return;
        }
        var name = HostileTexts.pick(names, random);
        switch (random.nextInt(12)) {
            case 0 -> object.remove(name);
            case 1, 2 -> object.putNull(name);
            case 3 -> object.set(name, twice(name, object.get(name)));
            default -> object.set(name, raw(HostileTexts.pick(HostileTexts.IN_JSON, random)));
        }
    }

    /** Damages the bytes of a body. */
    static byte[] inWhole(byte[] body, Random random) {
        var wrong = List.of(
                "",
                "{",
                "}",
                "null",
                "[]",
                "[{}]",
                "\"text\"",
                "1",
                "{\"a\":" + "[".repeat(50_000),
                "{}{}",
                "\u0000",
                "{'a':1}",
                "\n\n");
        return switch (random.nextInt(8)) {
            case 0 -> body.length == 0 ? body : Arrays.copyOf(body, random.nextInt(body.length));
            case 1 -> joined(body, body);
            case 2 -> joined(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, body);
            case 3 -> new String(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
            case 4 -> invalidUtf8(body, random);
            case 5 -> ("{\"a\":\"" + "x".repeat(300_000) + "\"}").getBytes(StandardCharsets.UTF_8);
            case 6 -> joined(body, "garbage".getBytes(StandardCharsets.UTF_8));
            default -> HostileTexts.pick(wrong, random).getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] invalidUtf8(byte[] body, Random random) {
        var damaged = body.clone();
        if (damaged.length > 0) damaged[random.nextInt(damaged.length)] = (byte) 0xff;
        return damaged;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(first);
        bytes.writeBytes(second);
        return bytes.toByteArray();
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) objects.add(object);
        if (node instanceof ObjectNode || node instanceof ArrayNode) node.forEach(child -> collect(child, objects));
    }

    private static JsonNode twice(String name, JsonNode value) {
        var text = JsonMapper.shared().writeValueAsString(value);
        return raw(text + ",\"" + name + "\":" + text);
    }

    private static JsonNode raw(String json) {
        return JSON.rawValueNode(new RawValue(json));
    }
}
