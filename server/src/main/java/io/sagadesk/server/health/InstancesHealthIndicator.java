package io.sagadesk.server.health;

import io.sagadesk.server.instances.InstanceRole;
import io.sagadesk.server.instances.InstanceShares;
import java.util.Arrays;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Reports the roles of this instance and how many instances live, and is down while a role is missing in all of them. */
@Component
class InstancesHealthIndicator extends AbstractHealthIndicator {

    private final InstanceShares instances;

    InstancesHealthIndicator(InstanceShares instances) {
        super("The instances that live are not known");
        this.instances = instances;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up()
                .withDetail(
                        "roles",
                        instances.roles().stream().map(InstanceRole::word).toList())
                .withDetail("living", instances.names().size());
        var missing = Arrays.stream(InstanceRole.values())
                .filter(role -> !instances.isFilled(role))
                .map(InstanceRole::word)
                .toList();
        if (!missing.isEmpty()) health.down().withDetail("rolesWithoutInstance", missing);
    }
}
