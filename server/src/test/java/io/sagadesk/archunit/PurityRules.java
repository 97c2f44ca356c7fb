package io.sagadesk.archunit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.io.File;
import java.time.InstantSource;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.saga.SagaEventHandler;

/** Rules for code that decides or folds: it depends on messages only, so that a repetition has the same result. */
final class PurityRules {

    private static final Set<String> CLOCKS = Set.of("java.lang.System.currentTimeMillis", "java.lang.System.nanoTime");

    private static final Set<String> RANDOM_SOURCES =
            Set.of("java.lang.Math.random", "java.util.UUID.randomUUID", "java.util.Collections.shuffle");

    private PurityRules() {}

    static ArchRule noClock(String root) {
        return noClassesOf(root, "api", "command", "saga", "projections")
                .should()
                .accessTargetWhere(target("read the clock", PurityRules::readsTheClock))
                .orShould()
                .dependOnClassesThat(assignableTo(InstantSource.class)
                        .or(assignableTo(Date.class))
                        .or(assignableTo(Calendar.class)));
    }

    private static boolean readsTheClock(AccessTarget target) {
        return CLOCKS.contains(nameOf(target))
                || (target.getOwner().getPackageName().startsWith("java.time")
                        && target.getName().equals("now"));
    }

    static ArchRule noRandomness(String root) {
        return noClassesOf(root, "api", "command", "saga", "projections")
                .should()
                .accessTargetWhere(target("roll dice", target -> RANDOM_SOURCES.contains(nameOf(target))))
                .orShould()
                .dependOnClassesThat(assignableTo(RandomGenerator.class).or(assignableTo(IdentifierFactory.class)));
    }

    static ArchRule noIo(String root) {
        return noClassesOf(root, "api", "command", "saga")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.net..",
                                "java.nio.file..",
                                "java.nio.channels..",
                                "java.sql..",
                                "javax.sql..",
                                "com.mongodb..",
                                "org.springframework.web..")
                        .or(assignableTo(File.class)));
    }

    /** Requires a processing group for event handlers. Aggregates are exempt: they have event sourcing handlers. */
    static ArchRule namedProcessors(String root) {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .and()
                .areAnnotatedWith(EventHandler.class)
                .or()
                .areAnnotatedWith(SagaEventHandler.class)
                .should()
                .beDeclaredInClassesThat()
                .areAnnotatedWith(ProcessingGroup.class);
    }

    private static GivenClassesConjunction noClassesOf(String root, String... modules) {
        var packages = Stream.of(modules).map(module -> root + "." + module + "..");
        return noClasses().that().resideInAnyPackage(packages.toArray(String[]::new));
    }

    private static DescribedPredicate<JavaAccess<?>> target(String description, Predicate<AccessTarget> predicate) {
        return DescribedPredicate.describe(description, access -> predicate.test(access.getTarget()));
    }

    private static String nameOf(AccessTarget target) {
        return target.getOwner().getName() + "." + target.getName();
    }
}
