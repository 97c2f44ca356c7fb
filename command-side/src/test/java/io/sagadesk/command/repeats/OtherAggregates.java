package io.sagadesk.command.repeats;

import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.policy.PolicyVersion;
import io.sagadesk.command.KnownSubjects;
import java.util.List;
import java.util.Map;

/** The other aggregates to which the repeated commands refer. */
public final class OtherAggregates {

    private static final CustomerId ANNA = new CustomerId("c-1");

    private OtherAggregates() {}

    public static KnownSubjects known() {
        return new KnownSubjects()
                .of(ANNA, new ConversationId("v-1"), new TicketId("t-2"))
                .with(new AgentId("a-1"), new AgentId("other"), new CustomerId("c-2"), new CustomerId("other"))
                .with(new PolicyVersion(PolicyId.of(PolicyKind.SLA), 3), Map.of())
                .with(
                        new PolicyVersion(PolicyId.of(PolicyKind.ROUTING), 1),
                        Map.of("criteria", List.of("CONTACT_PERSON")))
                .with(
                        new PolicyVersion(PolicyId.of(PolicyKind.ROUTING), 2),
                        Map.of("criteria", List.of("CONTACT_PERSON")));
    }
}
