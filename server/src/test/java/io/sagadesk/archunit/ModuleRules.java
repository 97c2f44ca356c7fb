package io.sagadesk.archunit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.Revision;

/** Rules about dependencies between modules. */
public final class ModuleRules {

    /** The modules of Sagadesk that each module may depend on, as in the table of {@code docs/architecture.md}. */
    private static final Map<String, List<String>> ALLOWED_DEPENDENCIES = Map.ofEntries(
            entry("api", List.of()),
            entry("rules", List.of("api")),
            entry("embeddedmongo", List.of()),
            entry("localpostgres", List.of()),
            entry("store", List.of("api", "embeddedmongo")),
            entry("command", List.of("api", "rules")),
            entry("saga", List.of("api", "rules")),
            entry("projections", List.of("api", "rules")),
            entry("query", List.of("api", "rules", "projections")),
            entry("replay", List.of("api", "rules", "embeddedmongo", "store", "projections", "query")),
            entry(
                    "server",
                    List.of(
                            "api",
                            "rules",
                            "embeddedmongo",
                            "store",
                            "command",
                            "saga",
                            "projections",
                            "query",
                            "replay")));

    /** The types of {@code embeddedmongo} that other modules may use: five at most. */
    private static final List<String> ENTRANCES_OF_MONGO = List.of("EmbeddedMongo", "file.DocumentDirectoryException");

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

    /** The embedded MongoDB is used through few types, so that another implementation can take its place. */
    static ArchRule mongoHasFewEntrances(String root) {
        var mongo = root + ".embeddedmongo";
        var inside = resideInAPackage(mongo + "..")
                .and(not(describe(
                        "are entrances",
                        (JavaClass type) -> ENTRANCES_OF_MONGO.stream()
                                .anyMatch(name -> type.getName().equals(mongo + "." + name)))));
        return noClasses().that().resideOutsideOfPackage(mongo + "..").should().dependOnClassesThat(inside);
    }

    /** The server uses the library of replay-tools, never its command line. */
    static ArchRule serverUsesNoCommandLine(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".server..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".replay.cli..");
    }

    /** The packages of a module do not depend on each other in circles. */
    static ArchRule packagesWithoutCycles(String root) {
        return CompositeArchRule.of(ALLOWED_DEPENDENCIES.keySet().stream()
                .map(module -> packagesWithoutCycles(root, module))
                .toList());
    }

    /** The packages of this module do not depend on each other in circles. */
    public static ArchRule packagesWithoutCycles(String root, String module) {
        return slices().assignedFrom(new PackagesOf(root + "." + module))
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true);
    }

    /** Each package of a module is a slice. */
    private record PackagesOf(String module) implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            var name = type.getPackageName();
            var isOurs = name.equals(module) || name.startsWith(module + ".");
            return isOurs ? SliceIdentifier.of(name) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages of " + module;
        }
    }

    /** A client of the engine needs the vocabulary and nothing else on its class path. */
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
