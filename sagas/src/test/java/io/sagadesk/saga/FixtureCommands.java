package io.sagadesk.saga;

import io.sagadesk.api.Command;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.test.saga.SagaTestFixture;

/** Sends the commands of a reaction over the command bus of a fixture, which records them. */
public final class FixtureCommands implements Commands {

    private final CommandBus bus;
    private final Map<Class<?>, String> refusals = new HashMap<>();

    private FixtureCommands(CommandBus bus) {
        this.bus = bus;
    }

    /** Has the handlers of the fixture's saga find it. */
    public static FixtureCommands in(SagaTestFixture<?> fixture) {
        var commands = new FixtureCommands(fixture.getCommandBus());
        fixture.registerResource(commands);
        return commands;
    }

    /** From now on commands of this type are refused with this code. */
    public void refuse(Class<? extends Command> type, String code) {
        refusals.put(type, code);
    }

    @Override
    public Answer send(String rule, Command command, EventMessage<?> cause) {
        bus.dispatch(new GenericCommandMessage<>(command, Map.of("actor", "policy/" + rule)));
        var refusal = refusals.get(command.getClass());
        return refusal == null ? Answer.DONE : new Answer(refusal);
    }
}
