package io.sagadesk.server.reactions.ports;

import io.sagadesk.api.Command;
import io.sagadesk.api.EventMetadata;
import io.sagadesk.saga.SagaCommandGateway;
import io.sagadesk.server.command.CommandReceipt;
import io.sagadesk.server.command.ConflictRetry;
import io.sagadesk.server.command.RefusalTranslation;
import io.sagadesk.server.command.RemoteRefusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends the commands of reactions, each in its own unit of work. */
@Component
class ReactionCommands implements SagaCommandGateway {

    private static final Logger LOG = LoggerFactory.getLogger(ReactionCommands.class);

    private final CommandGateway gateway;

    ReactionCommands(CommandGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * Sends a command outside the unit of work of the reaction, which would store the events only after the saga and
     * its token.
     */
    @Override
    public Answer send(String rule, Command command, EventMessage<?> cause) {
        var reaction =
                CurrentUnitOfWork.isStarted() ? Optional.of(CurrentUnitOfWork.get()) : Optional.<UnitOfWork<?>>empty();
        reaction.ifPresent(CurrentUnitOfWork::clear);
        try {
            return answer(new GenericCommandMessage<>(command, envelope(rule, cause)));
        } finally {
            reaction.ifPresent(CurrentUnitOfWork::set);
        }
    }

    private Answer answer(CommandMessage<?> command) {
        try {
            Object result = ConflictRetry.run(() -> gateway.sendAndWait(command));
            var recorded =
                    result instanceof CommandReceipt receipt ? receipt.refusal() : Optional.<RemoteRefusal>empty();
            return recorded.map(ReactionCommands::answer).orElse(Answer.DONE);
        } catch (RuntimeException failure) {
            return RefusalTranslation.in(failure)
                    .filter(RemoteRefusal::lasts)
                    .map(ReactionCommands::answer)
                    .orElseThrow(() -> failure);
        }
    }

    private static Map<String, Object> envelope(String rule, EventMessage<?> cause) {
        var envelope = new HashMap<String, Object>();
        envelope.put(EventMetadata.ACTOR, EventMetadata.POLICY_ACTOR + rule);
        envelope.put(EventMetadata.CAUSATION_ID, cause.getIdentifier());
        envelope.put(
                EventMetadata.CORRELATION_ID,
                cause.getMetaData().getOrDefault(EventMetadata.CORRELATION_ID, cause.getIdentifier()));
        return envelope;
    }

    private static Answer answer(RemoteRefusal refusal) {
        if (!refusal.faults().isEmpty()) { // a bug of the reaction, but no reason to stop the processor
            LOG.error("A reaction sent a command that breaks its limits: {}", refusal.faults());
        }
        return new Answer(refusal.code());
    }
}
