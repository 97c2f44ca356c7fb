package io.sagadesk.command.cases;

import io.sagadesk.api.Command;
import io.sagadesk.api.SubjectId;
import io.sagadesk.api.id.MessageId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One command that is accepted, and what becomes of it if a reference points elsewhere, or if it is repeated with another
 * value in one field.
 */
public final class CommandCase {

    /** What is wrong with a reference. */
    public enum Trouble {
        /** It points at nothing. */
        NOTHING,
        /** It points at something of somebody else, or of another kind. */
        FOREIGN,
        /** It points at something that cannot take part in this now. */
        WRONG_STATE
    }

    /** A reference with trouble, and the code with which the command is refused. */
    public record Reference(
            CommandCase of, String component, Trouble trouble, String code, Consumer<CommandWorld> change) {

        public CommandWorld world() {
            var world = of.world();
            change.accept(world);
            return world;
        }

        @Override
        public String toString() {
            return of + ": " + component + " " + trouble + " is " + code;
        }
    }

    /**
     * A repeat with another value in one field.
     *
     * @param code of the refusal; {@link #RECORDED} if it is another request; {@link #IGNORED} if nothing is recorded
     */
    public record Repeat(CommandCase of, String field, String code) {

        public static final String RECORDED = "recorded";
        public static final String IGNORED = "ignored";

        public Command command() {
            return OtherValue.in(of.command, field);
        }

        @Override
        public String toString() {
            return of + ": another " + field + " is " + code;
        }
    }

    private final Class<?> aggregate;
    private final Command command;
    private final List<Object> given;
    private final List<Reference> references = new ArrayList<>();
    private final Map<String, String> exempt = new LinkedHashMap<>();
    private final Map<String, Repeat> repeats = new LinkedHashMap<>();
    private Consumer<CommandWorld> scenery = world -> {};
    private @Nullable String notRepeated;

    /** Whether values of this type are ids of subjects, or of parts of them such as messages. */
    public static boolean isId(Class<?> type) {
        return SubjectId.class.isAssignableFrom(type) || type.getPackageName().equals(MessageId.class.getPackageName());
    }

    private CommandCase(Class<?> aggregate, Command command, List<Object> given) {
        this.aggregate = aggregate;
        this.command = command;
        this.given = given;
    }

    public static CommandCase of(Class<?> aggregate, Command command, Object... given) {
        return new CommandCase(aggregate, command, List.of(given));
    }

    /** The other aggregates that exist when the command is accepted. */
    public CommandCase among(Consumer<CommandWorld> others) {
        scenery = others;
        return this;
    }

    /** The command is refused if this component has another value. */
    public CommandCase refuses(String component, Trouble trouble, String code, Object value) {
        return refuses(component, trouble, code, world -> world.send(OtherValue.with(command, component, value)));
    }

    /** The command is refused in another world. */
    public CommandCase refuses(String component, Trouble trouble, String code, Consumer<CommandWorld> change) {
        references.add(new Reference(this, component, trouble, code, change));
        return this;
    }

    /** The reference is not checked, for a reason. */
    public CommandCase exempts(String component, String reason) {
        exempt.put(component, reason);
        return this;
    }

    /** After the command, the same one with another value in each of these fields is refused. */
    public CommandCase repeatRefused(String code, String... fields) {
        for (var field : fields) repeats.put(field, new Repeat(this, field, code));
        return this;
    }

    /** After the command, the same one with another value in each of these fields is another request. */
    public CommandCase repeatRecorded(String... fields) {
        return repeatRefused(Repeat.RECORDED, fields);
    }

    /** After the command, another value in these fields changes nothing, for a reason. */
    public CommandCase repeatIgnored(@SuppressWarnings("unused") String reason, String... fields) {
        return repeatRefused(Repeat.IGNORED, fields);
    }

    /** The command has nothing to compare a repeat with, for a reason. */
    public CommandCase isNotRepeated(String reason) {
        notRepeated = reason;
        return this;
    }

    /** The outcomes of repeats are in the table of {@code EveryRepeatTest}. */
    CommandCase isRepeatedByEveryRepeatTest() {
        return isNotRepeated("EveryRepeatTest changes each field of it, nested ones too");
    }

    public CommandWorld world() {
        var world = new CommandWorld(aggregate, given, command);
        scenery.accept(world);
        return world;
    }

    public Command command() {
        return command;
    }

    public Stream<Reference> references() {
        return references.stream();
    }

    public Stream<Repeat> repeats() {
        return repeats.values().stream();
    }

    public boolean knowsReference(String component) {
        return exempt.containsKey(component)
                || references.stream().anyMatch(known -> known.component().equals(component));
    }

    public boolean knowsRepeat(String field) {
        return notRepeated != null || repeats.containsKey(field);
    }

    @Override
    public String toString() {
        return command.getClass().getSimpleName();
    }
}
