package io.sagadesk.saga.ticket;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.ticket.TicketCommand.ApplyServiceLevel;
import io.sagadesk.api.ticket.TicketEvent.TicketOpened;
import io.sagadesk.rules.policy.ServiceLevelRules;
import io.sagadesk.rules.ticket.ApplicableServiceLevel;
import io.sagadesk.rules.ticket.AppliedServiceLevel;
import io.sagadesk.rules.ticket.BusinessTimes;
import io.sagadesk.rules.ticket.EscalationPolicy;
import io.sagadesk.saga.ConversationLookup;
import io.sagadesk.saga.PolicyLookup;
import io.sagadesk.saga.SagaCommandGateway;
import java.util.HashMap;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Selects the service level of a ticket. */
@Component
class ServiceLevelSelection {

    private final BusinessTimes businessTimes = new BusinessTimes();
    private final PolicyLookup policies;
    private final ConversationLookup conversations;
    private final SagaCommandGateway commands;

    ServiceLevelSelection(PolicyLookup policies, ConversationLookup conversations, SagaCommandGateway commands) {
        this.policies = policies;
        this.conversations = conversations;
        this.commands = commands;
    }

    /** Selects a plan for a new ticket and applies it; empty if no plan matches. */
    Optional<AppliedServiceLevel> select(TicketOpened opened, EventMessage<?> cause) {
        var rules = rulesFor(opened);
        var channel = channelOf(opened, rules, cause);
        var plan = rules.planFor(opened.priority(), channel);
        if (plan.isEmpty()) return Optional.empty();
        var appliedServiceLevel =
                new AppliedServiceLevel(rules.version(), plan.get().name(), opened.at());
        var apply = new ApplyServiceLevel(
                opened.ticketId(),
                appliedServiceLevel.policy(),
                appliedServiceLevel.plan(),
                because(opened, appliedServiceLevel, channel),
                opened.at());
        commands.send(ApplicableServiceLevel.SERVICE_LEVELS, apply, cause);
        return Optional.of(appliedServiceLevel);
    }

    /** Whether the plan exists; true for a version whose rules can no longer be read, because it existed then. */
    boolean isKnown(AppliedServiceLevel appliedServiceLevel) {
        return policies.serviceLevelVersion(appliedServiceLevel.version())
                .filter(rules -> rules.version() != appliedServiceLevel.version()
                        || rules.plan(appliedServiceLevel.plan()).isPresent())
                .isPresent();
    }

    /** Returns the rules of the applied service level; if they can no longer be read, the closest ones that can. */
    ApplicableServiceLevel terms(AppliedServiceLevel appliedServiceLevel, Priority priority) {
        var rules = policies.serviceLevelVersion(appliedServiceLevel.version())
                .orElseGet(() -> policies.serviceLevels(appliedServiceLevel.openedAt()));
        var plan = rules.planOf(appliedServiceLevel.plan(), priority);
        return new ApplicableServiceLevel(
                appliedServiceLevel.version(),
                rules.version(),
                plan,
                new EscalationPolicy(policies.escalation(appliedServiceLevel.openedAt())),
                priority,
                businessTimes.of(plan.calendar()));
    }

    /** Returns the version that the ticket named at its opening, if it exists, or else the version in force. */
    private ServiceLevelRules rulesFor(TicketOpened opened) {
        return Optional.ofNullable(opened.policy())
                .filter(policy -> policy.policyId().kind() == PolicyKind.SLA)
                .flatMap(policy -> policies.serviceLevelVersion(policy.version()))
                .orElseGet(() -> policies.serviceLevels(opened.at()));
    }

    /** Returns null if no plan depends on the channel, to avoid the lookup. */
    private @Nullable Channel channelOf(TicketOpened opened, ServiceLevelRules rules, EventMessage<?> cause) {
        var conversation = opened.conversationId();
        var matters = rules.plans().stream().anyMatch(plan -> !plan.channels().isEmpty());
        return conversation == null || !matters
                ? null
                : conversations.channelOf(conversation, cause).orElse(null);
    }

    private static Decision because(
            TicketOpened opened, AppliedServiceLevel appliedServiceLevel, @Nullable Channel channel) {
        var inputs = new HashMap<String, String>();
        inputs.put("plan", appliedServiceLevel.plan());
        inputs.put("priority", opened.priority().name());
        if (channel != null) inputs.put("channel", channel.name());
        var named = opened.policy();
        if (named != null) inputs.put("named", named.policyId().value() + " " + named.version());
        return new Decision(ApplicableServiceLevel.SERVICE_LEVELS, appliedServiceLevel.version(), inputs);
    }
}
