package io.sagadesk.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.instanceOf;

import io.sagadesk.api.Refused;
import io.sagadesk.api.vocabulary.Vocabulary;
import io.sagadesk.command.repeats.CampaignRepeats;
import io.sagadesk.command.repeats.ConversationRepeats;
import io.sagadesk.command.repeats.CustomerRepeats;
import io.sagadesk.command.repeats.DeskRepeats;
import io.sagadesk.command.repeats.FieldChanges;
import io.sagadesk.command.repeats.OfferRepeats;
import io.sagadesk.command.repeats.OtherAggregates;
import io.sagadesk.command.repeats.RepeatCase;
import io.sagadesk.command.repeats.TicketRepeats;
import io.sagadesk.command.repeats.VisitRepeats;
import io.sagadesk.command.ticket.MergeTargets;
import java.util.stream.Stream;
import org.axonframework.test.AxonAssertionError;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests for each command that its repeat changes nothing, and that a command that resembles it is not taken for its repeat.
 */
class EveryRepeatTest {

    private enum Outcome {
        REFUSED,
        RECORDED,
        UNNOTICED
    }

    static Stream<RepeatCase> commands() {
        return Stream.of(
                        CustomerRepeats.all(),
                        OfferRepeats.all(),
                        CampaignRepeats.all(),
                        VisitRepeats.all(),
                        ConversationRepeats.all(),
                        DeskRepeats.all(),
                        TicketRepeats.all())
                .flatMap(cases -> cases);
    }

    static Stream<Arguments> fields() {
        return commands()
                .flatMap(repeat -> FieldChanges.of(repeat).entrySet().stream()
                        .map(change -> Arguments.of(repeat, change.getKey(), change.getValue())));
    }

    @Test
    void every_command_there_is_is_repeated() {
        assertThat(commands().<Class<?>>map(repeat -> repeat.command().getClass()))
                .hasSameElementsAs(Vocabulary.COMMANDS);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_repeat_records_nothing_and_is_accepted(RepeatCase repeat) {
        assertThat(outcomeOf(repeat, repeat.command()))
                .as("%s", repeat.recordedAgain())
                .isEqualTo(repeat.recordedAgain() == null ? Outcome.UNNOTICED : Outcome.RECORDED);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("fields")
    void another_content_is_no_repeat(RepeatCase repeat, String field, Record changed) {
        var outcome = outcomeOf(repeat, changed);

        if (repeat.isUnnoticed(field)) assertThat(outcome).isEqualTo(Outcome.UNNOTICED);
        else if (repeat.hasId() && !repeat.isOfId(field)) assertThat(outcome).isEqualTo(Outcome.REFUSED);
        else assertThat(outcome).isNotEqualTo(Outcome.UNNOTICED);
    }

    private static Outcome outcomeOf(RepeatCase repeat, Object again) {
        var fixture = new AggregateTestFixture<>(repeat.aggregate());
        fixture.registerInjectableResource(OtherAggregates.known());
        fixture.registerInjectableResource(new KnownPlaces());
        fixture.registerInjectableResource((MergeTargets) (into, from, imported, at) -> {});
        var result =
                fixture.given(repeat.given()).andGivenCommands(repeat.command()).when(again);
        if (holds(() -> result.expectException(Refused.class))) return Outcome.REFUSED;
        result.expectSuccessfulHandlerExecution();
        if (holds(() -> result.expectResultMessagePayloadMatching(instanceOf(Refused.class)))) return Outcome.REFUSED;
        return holds(result::expectNoEvents) ? Outcome.UNNOTICED : Outcome.RECORDED;
    }

    private static boolean holds(Runnable expectation) {
        try {
            expectation.run();
            return true;
        } catch (AxonAssertionError otherwise) {
            return false;
        }
    }
}
