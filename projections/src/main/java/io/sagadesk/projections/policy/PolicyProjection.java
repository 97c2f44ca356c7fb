package io.sagadesk.projections.policy;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.policy.PolicyEvent.PolicyPublished;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.projections.EventEnvelope;
import io.sagadesk.projections.MillisecondTimes;
import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.ReadModel;
import io.sagadesk.projections.ReadModels;
import java.util.List;
import java.util.Locale;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/** Stores the rules of each version of each policy. */
@ProcessingGroup(PolicyProjection.NAME)
public final class PolicyProjection {

    public static final String NAME = "policies";

    /** One document for each version, by {@link #idOf}. */
    public static final ModelSpec<PublishedRules> VERSIONS =
            ModelSpec.of(NAME, PublishedRules.class, id -> PublishedRules.NOTHING_YET);

    public static final Projection PROJECTION =
            new Projection(NAME, 1, EventMetadata.POLICY_ID, List.of(VERSIONS), PolicyProjection::new);

    private final ReadModel<PublishedRules> versions;

    PolicyProjection(ReadModels models) {
        versions = models.of(VERSIONS);
    }

    /** Returns the id of a version. The ids of one policy sort in the order of its versions. */
    public static String idOf(PolicyId policyId, int version) {
        return String.format(Locale.ROOT, "%s/%010d", policyId.value(), version);
    }

    public static int versionOf(String id) {
        return Integer.parseInt(id.substring(id.lastIndexOf('/') + 1));
    }

    @EventHandler
    void project(PolicyPublished published, EventEnvelope envelope) {
        var rules = new PublishedRules(
                MillisecondTimes.of(published.at()),
                envelope.metadata(EventMetadata.ACTOR),
                RuleBytes.packed(published.rules()));
        versions.update(idOf(published.policyId(), published.version()), none -> rules);
    }
}
