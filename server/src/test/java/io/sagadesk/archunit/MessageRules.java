package io.sagadesk.archunit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beRecords;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.sagadesk.api.Command;
import io.sagadesk.api.Event;
import io.sagadesk.api.PersonalData;
import io.sagadesk.api.id.CustomerId;
import java.lang.reflect.RecordComponent;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rules for commands, events and queries. */
final class MessageRules {

    private static final DescribedPredicate<JavaClass> MESSAGES = assignableTo(Command.class)
            .or(assignableTo(Event.class))
            .or(DescribedPredicate.describe("are nested in a query", MessageRules::isNestedInQuery))
            .and(DescribedPredicate.not(INTERFACES));

    private MessageRules() {}

    private static boolean isNestedInQuery(JavaClass type) {
        return type.getEnclosingClass()
                .map(outer -> outer.getSimpleName().endsWith("Query"))
                .orElse(false);
    }

    static ArchRule areRecords(String root) {
        return classes().that().resideInAPackage(root + "..").and(MESSAGES).should(beRecords());
    }

    /**
     * Requires that each text is marked as personal data or listed as harmless, so that somebody decides for each new
     * text.
     */
    static ArchRule markPersonalData(String root) {
        return classes()
                .that()
                .resideInAPackage(root + ".api..")
                .and()
                .areRecords()
                .and(assignableTo(Command.class).or(assignableTo(Event.class)))
                .should(have("no text of which nobody said whether it is personal", MessageRules::undecidedTexts));
    }

    private static Stream<String> undecidedTexts(JavaClass message) {
        return PlainTexts.in(message.reflect()).filter(text -> !PlainTexts.HARMLESS.contains(text));
    }

    /**
     * Requires a {@code customerId} next to personal data, because that customer's key encrypts it. Commands are
     * exempt: they are not stored.
     */
    static ArchRule nameTheCustomer(String root) {
        return classes()
                .that()
                .resideInAPackage(root + ".api..")
                .and()
                .areRecords()
                .and(DescribedPredicate.not(assignableTo(Command.class)))
                .should(have("a customerId beside personal data", MessageRules::textsWithoutCustomer));
    }

    private static Stream<String> textsWithoutCustomer(JavaClass type) {
        var components = type.reflect().getRecordComponents();
        if (Stream.of(components).anyMatch(MessageRules::isCustomerId)) return Stream.empty();
        return Stream.of(components)
                .filter(component -> component.isAnnotationPresent(PersonalData.class))
                .map(RecordComponent::getName);
    }

    private static boolean isCustomerId(RecordComponent component) {
        return component.getType() == CustomerId.class && component.getName().equals("customerId");
    }

    private static ArchCondition<JavaClass> have(String description, Function<JavaClass, Stream<String>> violations) {
        return new ArchCondition<>("have " + description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                violations
                        .apply(type)
                        .forEach(violation -> events.add(SimpleConditionEvent.violated(
                                type, type.getName() + " breaks the rule with " + violation)));
            }
        };
    }
}
