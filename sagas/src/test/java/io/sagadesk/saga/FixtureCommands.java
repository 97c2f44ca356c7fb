package io.sagadesk.saga;

import io.sagadesk.api.Command;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.test.saga.SagaTestFixture;
import org.jspecify.annotations.Nullable;

/** Sends the commands of reactions over the command bus of a fixture: they are done, unless a test has them refused. */
public final class FixtureCommands implements SagaCommandGateway {

    private final @Nullable CommandBus bus;
    private final Map<Object, String> refusals = new HashMap<>();
    private final List<Command> sent = new ArrayList<>();
    private final List<String> rules = new ArrayList<>();

    private FixtureCommands(@Nullable CommandBus bus) {
        this.bus = bus;
    }

    /** For an automation, which has no fixture. */
    public FixtureCommands() {
        this(null);
    }

    /** Has the handlers of the fixture's saga find it. */
    public static FixtureCommands in(SagaTestFixture<?> fixture) {
        var commands = new FixtureCommands(fixture.getCommandBus());
        fixture.registerResource(commands);
        return commands;
    }

    /** From now on commands of this type are refused. */
    public FixtureCommands refuse(Class<? extends Command> type, String code) {
        refusals.put(type, code);
        return this;
    }

    /** All commands in their order, refused ones included. */
    public List<Command> sent() {
        return List.copyOf(sent);
    }

    /** In whose names they were sent. */
    public List<String> rules() {
        return List.copyOf(rules);
    }

    /** From now on this command is refused with this code. */
    public void refuse(Command command, String code) {
        refusals.put(command, code);
    }

    @Override
    public Answer send(String rule, Command command, EventMessage<?> cause) {
        sent.add(command);
        rules.add(rule);
        if (bus != null) bus.dispatch(new GenericCommandMessage<>(command, Map.of("actor", "policy/" + rule)));
        var refusal = refusals.getOrDefault(command, refusals.get(command.getClass()));
        return refusal == null ? Answer.DONE : new Answer(refusal);
    }
}
