package io.sagadesk.projections.service;

import static io.sagadesk.projections.service.ServiceProjection.CONVERSATIONS;
import static io.sagadesk.projections.service.ServiceProjection.FIGURES;
import static io.sagadesk.projections.service.ServiceProjection.PROJECTION;
import static io.sagadesk.projections.service.ServiceProjection.TICKETS;
import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.tries.RandomValues;
import io.sagadesk.api.tries.SeededTest;
import io.sagadesk.projections.InMemoryProjection;
import io.sagadesk.projections.Redelivery;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

class ServiceLawsTest {

    @SeededTest(60)
    void any_batches_fold_to_the_same_bytes_as_single_events(RandomValues dice) {
        var log = InMemoryProjection.of(PROJECTION).record(new RandomServiceEvents(dice).events(dice.nextInt(150)));
        assertThat(Redelivery.inBatches(PROJECTION, log, dice).everything())
                .as("%s", log)
                .isEqualTo(Redelivery.oneByOne(PROJECTION, log).everything());
    }

    /**
     * The figures equal the contributions of the current facts, whatever was corrected, moved or reopened; only online
     * time is cumulative.
     */
    @SeededTest(60)
    void the_figures_are_the_sum_over_all_facts_as_they_stand(RandomValues dice) {
        var events = new RandomServiceEvents(dice).events(dice.nextInt(150));
        var folding = InMemoryProjection.of(PROJECTION).batch(events);
        var expected = new TreeMap<String, QuarterHourFigures>();
        entries(folding)
                .forEach(entry -> expected.merge(
                        entry.cell().id(),
                        QuarterHourFigures.none(entry.cell().id()).plus(entry),
                        (known, fresh) -> known.plus(entry)));
        assertThat(withoutPresence(folding)).as(() -> Arrays.toString(events)).isEqualTo(expected);
    }

    private static Stream<FigureChange> entries(InMemoryProjection folding) {
        return Stream.concat(
                folding.all(CONVERSATIONS).values().stream().flatMap(facts -> facts.entries().stream()),
                folding.all(TICKETS).values().stream().flatMap(facts -> facts.entries().stream()));
    }

    private static Map<String, QuarterHourFigures> withoutPresence(InMemoryProjection folding) {
        var shown = new TreeMap<String, QuarterHourFigures>();
        folding.all(FIGURES).forEach((id, figures) -> {
            var rest = new TreeMap<>(figures.counts());
            rest.remove(ServiceMeasure.ONLINE.name());
            rest.remove(ServiceMeasure.BUSY.name());
            if (rest.isEmpty() && figures.durations().isEmpty()) return;
            shown.put(
                    id,
                    new QuarterHourFigures(
                            figures.quarter(),
                            figures.channel(),
                            figures.desk(),
                            figures.agent(),
                            rest,
                            figures.durations()));
        });
        return shown;
    }
}
