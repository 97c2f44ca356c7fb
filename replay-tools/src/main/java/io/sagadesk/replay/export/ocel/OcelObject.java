package io.sagadesk.replay.export.ocel;

import io.sagadesk.api.EventMetadata;
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
            EventMetadata.CUSTOMER_ID,
            EventMetadata.CONVERSATION_ID,
            EventMetadata.TICKET_ID,
            EventMetadata.ORDER_ID,
            EventMetadata.VISIT_ID,
            EventMetadata.DESK_ID,
            EventMetadata.CAMPAIGN_ID,
            EventMetadata.COUPON_ID,
            EventMetadata.OFFER_ID,
            EventMetadata.POLICY_ID);

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
        if (!key.equals(EventMetadata.ACTOR) || slash < 0) return Stream.of();
        return Stream.of(new OcelObject(value, value.substring(0, slash), key));
    }
}
