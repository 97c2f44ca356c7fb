package io.sagadesk.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Command;
import io.sagadesk.api.policy.PolicyVersion;
import io.sagadesk.api.vocabulary.Vocabulary;
import io.sagadesk.command.cases.CampaignCases;
import io.sagadesk.command.cases.CommandCase;
import io.sagadesk.command.cases.CommandCase.Reference;
import io.sagadesk.command.cases.CommandCase.Repeat;
import io.sagadesk.command.cases.ConversationCases;
import io.sagadesk.command.cases.CouponCases;
import io.sagadesk.command.cases.CustomerCases;
import io.sagadesk.command.cases.DeskCases;
import io.sagadesk.command.cases.OfferCases;
import io.sagadesk.command.cases.PolicyCases;
import io.sagadesk.command.cases.TicketCases;
import io.sagadesk.command.cases.VisitCases;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Goes through the whole vocabulary: each reference of a command points at nothing, at something foreign, or at something in
 * the wrong state; each field of a repeated command has another value. A new command fails here until its case is added.
 */
class EveryCommandTest {

    static List<CommandCase> cases() {
        return Stream.of(
                        CampaignCases.all(),
                        ConversationCases.all(),
                        DeskCases.all(),
                        TicketCases.all(),
                        CouponCases.all(),
                        CustomerCases.all(),
                        OfferCases.all(),
                        VisitCases.all(),
                        PolicyCases.all())
                .flatMap(all -> all)
                .toList();
    }

    static Stream<Reference> references() {
        return cases().stream().flatMap(CommandCase::references);
    }

    static Stream<Repeat> repeats() {
        return cases().stream().flatMap(CommandCase::repeats);
    }

    @Test
    void every_command_there_is_has_a_case() {
        var tried = cases().stream().<Class<?>>map(one -> one.command().getClass());
        assertThat(tried).containsExactlyInAnyOrderElementsOf(Set.copyOf(Vocabulary.COMMANDS));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_reference_is_checked_or_exempt(CommandCase one) {
        assertThat(fields(one.command()).filter(EveryCommandTest::isReference).map(RecordComponent::getName))
                .allMatch(one::knowsReference, "is a reference with a case");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_field_of_a_repeat_has_an_outcome(CommandCase one) {
        assertThat(fields(one.command()).map(RecordComponent::getName))
                .allMatch(one::knowsRepeat, "is a field with a case");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_command_itself_is_accepted(CommandCase one) {
        var world = one.world();
        world.before().when(world.command()).expectSuccessfulHandlerExecution();
    }

    @ParameterizedTest
    @MethodSource("references")
    void a_wrong_reference_is_refused(Reference reference) {
        var world = reference.world();
        world.before().when(world.command()).expectNoEvents().expectException(Refusals.with(reference.code()));
    }

    @ParameterizedTest
    @MethodSource("repeats")
    void a_repeat_with_another_value_is_refused_or_recorded_or_ignored_on_purpose(Repeat repeat) {
        var world = repeat.of().world();
        var result = world.before().andGivenCommands(world.command()).when(repeat.command());
        switch (repeat.code()) {
            case Repeat.IGNORED -> result.expectSuccessfulHandlerExecution().expectNoEvents();
            case Repeat.RECORDED ->
                result.expectSuccessfulHandlerExecution().expectEventsMatching(Refusals.someEvents());
            default -> result.expectNoEvents().expectException(Refusals.with(repeat.code()));
        }
    }

    private static Stream<RecordComponent> fields(Command command) {
        return Arrays.stream(command.getClass().getRecordComponents())
                .filter(component -> !component.getAccessor().isAnnotationPresent(TargetAggregateIdentifier.class))
                .filter(component -> !component.getName().equals("at"));
    }

    private static boolean isReference(RecordComponent component) {
        return CommandCase.isId(component.getType()) || component.getType() == PolicyVersion.class;
    }
}
