package io.sagadesk.command.cases;

import io.sagadesk.api.policy.PolicyCommand.PublishPolicy;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.command.policy.Policy;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/** The commands to a policy. */
public final class PolicyCases {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private PolicyCases() {}

    public static Stream<CommandCase> all() {
        var routing = PolicyId.of(PolicyKind.ROUTING);
        return Stream.of(CommandCase.of(Policy.class, new PublishPolicy(routing, 1, Map.of("offer", "PT20S"), NOON))
                .repeatRecorded("version")
                .repeatRefused("policy-version-exists", "rules"));
    }
}
