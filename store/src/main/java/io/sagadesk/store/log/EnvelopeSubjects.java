package io.sagadesk.store.log;

import io.sagadesk.api.EventMetadata;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Reads the subjects of an event, such as its customer and its ticket, from the metadata. */
final class EnvelopeSubjects {

    private EnvelopeSubjects() {}

    /** The subjects as kind and id, such as {@code customer/c-1}, including the actor. */
    static Set<String> envelope(Map<String, ?> metadata) {
        var subjects = new LinkedHashSet<String>();
        metadata.forEach((key, value) -> {
            var prefix = EventMetadata.SUBJECT_PREFIXES.get(key);
            if (prefix != null) subjects.add(prefix + value);
            else if (key.equals(EventMetadata.ACTOR)) subjects.add(value.toString());
        });
        return subjects;
    }
}
