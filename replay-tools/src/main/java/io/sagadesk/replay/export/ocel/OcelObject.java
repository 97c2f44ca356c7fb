package io.sagadesk.replay.export.ocel;

import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * An OCEL object that an event refers to.
 *
 * @param id kind and id, such as {@code ticket/t-1}
 * @param type the kind, such as {@code ticket}
 * @param qualifier the kind again, or {@code actor}
 */
record OcelObject(String id, String type, String qualifier) {

    private static final Set<String> SUBJECTS = Set.of(
            "customerId",
            "conversationId",
            "ticketId",
            "orderId",
            "visitId",
            "deskId",
            "campaignId",
            "couponId",
            "offerId",
            "policyId");

    /** The objects that the metadata of an event names. */
    static Stream<OcelObject> of(JsonNode metadata) {
        return metadata.propertyStream()
                .flatMap(named -> of(named.getKey(), named.getValue().asString("")));
    }

    private static Stream<OcelObject> of(String key, String value) {
        if (SUBJECTS.contains(key)) {
            var kind = key.substring(0, key.length() - "Id".length());
            return Stream.of(new OcelObject(kind + "/" + value, kind, kind));
        }
        var slash = value.indexOf('/');
        if (!key.equals("actor") || slash < 0) return Stream.of();
        return Stream.of(new OcelObject(value, value.substring(0, slash), key));
    }
}
