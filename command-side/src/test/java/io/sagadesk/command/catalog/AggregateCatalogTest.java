package io.sagadesk.command.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.PersonalData;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.vocabulary.Vocabulary;
import io.sagadesk.command.KnownPlaces;
import io.sagadesk.command.KnownSubjects;
import io.sagadesk.command.RepeatableAggregate;
import io.sagadesk.command.ticket.MergeTargets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.axonframework.spring.stereotype.Aggregate;
import org.junit.jupiter.api.Test;

class AggregateCatalogTest {

    @Test
    void a_snapshot_is_named_after_the_type_of_its_aggregate() {
        assertThat(AggregateCatalog.snapshotTypes())
                .isNotEmpty()
                .allSatisfy((name, type) -> assertThat(name)
                        .isEqualTo("snapshot."
                                + type.getAnnotation(Aggregate.class).type()));
    }

    @Test
    void a_state_that_holds_personal_data_names_its_customer() {
        assertThat(AggregateCatalog.snapshotTypes().values())
                .filteredOn(AggregateCatalogTest::holdsPersonalData)
                .isNotEmpty()
                .allSatisfy(
                        type -> assertThat(type.getDeclaredField("customerId").getType())
                                .isEqualTo(CustomerId.class));
    }

    @Test
    void every_command_there_is_has_an_aggregate_that_decides() {
        assertThat(AggregateCatalog.snapshotTypes().values().stream().flatMap(AggregateCatalogTest::commandsOf))
                .containsExactlyInAnyOrderElementsOf(Vocabulary.COMMANDS);
    }

    @Test
    void every_aggregate_recognises_its_requests() {
        assertThat(AggregateCatalog.snapshotTypes().values())
                .isNotEmpty()
                .allSatisfy(type -> assertThat(type).isAssignableTo(RepeatableAggregate.class));
    }

    private static Stream<Class<?>> commandsOf(Class<?> type) {
        var parameters = MultiParameterResolverFactory.ordered(
                ClasspathParameterResolverFactory.forClass(type),
                new SimpleResourceParameterResolverFactory(List.of(
                        new KnownSubjects(), new KnownPlaces(), (MergeTargets) (into, from, imported, at) -> {})));
        var handlers = AnnotatedAggregateMetaModelFactory.inspectAggregate(type, parameters)
                .allCommandHandlers();
        return handlers.values().stream().flatMap(List::stream).map(MessageHandlingMember::payloadType);
    }

    private static boolean holdsPersonalData(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields()).anyMatch(field -> field.isAnnotationPresent(PersonalData.class));
    }
}
