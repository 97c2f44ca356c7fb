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

/** Sends commands over the command bus of a test fixture. They succeed, unless a test configures a refusal. */
public final class FixtureCommands implements SagaCommandGateway {

    private final @Nullable CommandBus bus;
    private final Map<Object, String> refusals = new HashMap<>();
    private final List<Command> sent = new ArrayList<>();
    private final List<String> rules = new ArrayList<>();

    private FixtureCommands(@Nullable CommandBus bus) {
        this.bus = bus;
    }

    /** For an automation without a fixture. */
    public FixtureCommands() {
        this(null);
    }

    /** Registers it as a resource of the fixture's saga. */
    public static FixtureCommands in(SagaTestFixture<?> fixture) {
        var commands = new FixtureCommands(fixture.getCommandBus());
        fixture.registerResource(commands);
        return commands;
    }

    /** Refuses commands of this type from now on. */
    public FixtureCommands refuse(Class<? extends Command> type, String code) {
        refusals.put(type, code);
        return this;
    }

    /** Refuses commands of this type no more. */
    public void accept(Class<? extends Command> type) {
        refusals.remove(type);
    }

    /** Returns all commands in their order, including refused ones. */
    public List<Command> sent() {
        return List.copyOf(sent);
    }

    /** Returns the rules of the commands, in the same order. */
    public List<String> rules() {
        return List.copyOf(rules);
    }

    /** Refuses this command with this code from now on. */
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
