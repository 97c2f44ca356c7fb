package io.sagadesk.projections.policy;

import io.sagadesk.projections.packed.PackedNumbers;
import java.time.Instant;
import java.util.Map;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * A version of a policy.
 *
 * @param at when it was published
 * @param actor who published it
 * @param packed its rules, see {@link RuleBytes}
 */
public record PublishedRules(Instant at, @Nullable String actor, Binary packed) {

    static final PublishedRules NOTHING_YET = new PublishedRules(Instant.EPOCH, null, PackedNumbers.NONE);

    public Map<String, Object> rules() {
        return RuleBytes.unpacked(packed);
    }
}
