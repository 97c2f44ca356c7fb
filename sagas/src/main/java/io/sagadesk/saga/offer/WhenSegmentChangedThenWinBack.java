package io.sagadesk.saga.offer;

import io.sagadesk.api.Decision;
import io.sagadesk.api.customer.CustomerCommand.StartWinBack;
import io.sagadesk.api.customer.CustomerEvent.SegmentChanged;
import io.sagadesk.saga.PolicyLookup;
import io.sagadesk.saga.SagaCommandGateway;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** Starts a win-back attempt when the segment of a customer changes to an endangered one, unless an attempt is running. */
@Component
@DisallowReplay
@ProcessingGroup(WhenSegmentChangedThenWinBack.NAME)
class WhenSegmentChangedThenWinBack {

    static final String NAME = "when-segment-changed-then-win-back";

    private static final String RULE = "win-back";

    private final SagaCommandGateway commands;
    private final PolicyLookup policies;

    WhenSegmentChangedThenWinBack(SagaCommandGateway commands, PolicyLookup policies) {
        this.commands = commands;
        this.policies = policies;
    }

    @EventHandler
    void react(SegmentChanged changed, EventMessage<?> cause) {
        var rules = policies.winBack(changed.at());
        if (!rules.segments().contains(changed.to())) return;
        var inputs = Map.of(
                "from", String.valueOf(changed.from()), "to", changed.to().name());
        var because = new Decision(RULE, rules.version(), inputs);
        commands.send(RULE, new StartWinBack(changed.customerId(), changed.to(), because, changed.at()), cause);
    }
}
