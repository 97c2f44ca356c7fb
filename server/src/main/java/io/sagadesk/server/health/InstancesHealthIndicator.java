package io.sagadesk.server.health;

import io.sagadesk.server.instances.Instances;
import io.sagadesk.server.instances.Role;
import java.util.Arrays;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Reports the roles of this instance and how many instances live, and is down while a role is missing in all of them. */
@Component
class InstancesHealthIndicator extends AbstractHealthIndicator {

    private final Instances instances;

    InstancesHealthIndicator(Instances instances) {
        super("The instances that live are not known");
        this.instances = instances;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up()
                .withDetail("roles", instances.roles().stream().map(Role::word).toList())
                .withDetail("living", instances.names().size());
        var missing = Arrays.stream(Role.values())
                .filter(role -> !instances.isFilled(role))
                .map(Role::word)
                .toList();
        if (!missing.isEmpty()) health.down().withDetail("rolesWithoutInstance", missing);
    }
}
