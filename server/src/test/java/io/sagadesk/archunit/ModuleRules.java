package io.sagadesk.archunit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.Revision;

/** Rules about dependencies between modules. */
final class ModuleRules {

    /** The modules of Sagadesk that each module may depend on, as in the table of {@code docs/architecture.md}. */
    private static final Map<String, List<String>> ALLOWED_DEPENDENCIES = Map.of(
            "api", List.of(),
            "store", List.of("api"),
            "command", List.of("api"),
            "saga", List.of("api"),
            "projections", List.of("api"),
            "query", List.of("api", "projections"),
            "replay", List.of("api", "store", "projections"),
            "server", List.of("api", "store", "command", "saga", "projections", "query", "replay"));

    private ModuleRules() {}

    static ArchRule boundaries(String root) {
        return CompositeArchRule.of(ALLOWED_DEPENDENCIES.keySet().stream()
                .map(module -> boundary(root, module))
                .toList());
    }

    private static ArchRule boundary(String root, String module) {
        var foreign = ALLOWED_DEPENDENCIES.keySet().stream()
                .filter(other -> !other.equals(module)
                        && !ALLOWED_DEPENDENCIES.getOrDefault(module, List.of()).contains(other))
                .map(other -> root + "." + other + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(root + "." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(foreign)
                .allowEmptyShould(true);
    }

    static ArchRule everyClassHasAModule(String root) {
        var modules = ALLOWED_DEPENDENCIES.keySet().stream()
                .map(module -> root + "." + module + "..")
                .toArray(String[]::new);
        return classes().should().resideInAnyPackage(modules);
    }

    /**
     * Requires that the api module needs nothing else of Sagadesk, since clients have only that module on their class
     * path.
     */
    static ArchRule vocabularyStandsAlone(String root) {
        var allowed = resideInAnyPackage(
                        root + ".api..",
                        "io.sagadesk.api..",
                        "java..",
                        "com.fasterxml.jackson.annotation..",
                        "org.jspecify.annotations..")
                .or(belongToAnyOf(TargetAggregateIdentifier.class, Revision.class));
        return noClasses().that().resideInAPackage(root + ".api..").should().dependOnClassesThat(not(allowed));
    }
}
