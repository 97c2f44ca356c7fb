package io.sagadesk.archunit;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;

/** A rule of the architecture, with the classes of the package {@code broken} that break it on purpose. */
@SuppressWarnings("ImmutableEnumChecker") // the functions and lists are immutable
public enum ArchitectureRule {
    MESSAGES_ARE_RECORDS(MessageRules::areRecords, "api.BrokenEvent$NotARecord", "api.BrokenQuery$NotARecord"),
    PERSONAL_DATA_IS_MARKED(
            MessageRules::markPersonalData,
            "api.BrokenEvent$UnmarkedText",
            "api.BrokenEvent$UnmarkedTexts",
            "api.BrokenEvent$UnmarkedDetails",
            "api.BrokenEvent$UnmarkedAnything"),
    PERSONAL_DATA_BELONGS_TO_A_CUSTOMER(
            MessageRules::nameTheCustomer, "api.BrokenEvent$NobodysText", "api.BrokenEvent$NestedText"),
    THE_VOCABULARY_STANDS_ALONE(ModuleRules::vocabularyStandsAlone, "api.DependsOnSpring"),
    DECISIONS_READ_NO_CLOCK(
            PurityRules::noClock,
            "api.ReadsTheClock",
            "command.ReadsTheClock",
            "saga.ReadsTheClock",
            "projections.ReadsTheClock"),
    DECISIONS_ROLL_NO_DICE(PurityRules::noRandomness, "command.RollsDice", "saga.RollsDice"),
    DECISIONS_DO_NO_IO(PurityRules::noIo, "command.ReadsAFile", "saga.CallsOut"),
    EVENT_HANDLERS_NAME_THEIR_PROCESSOR(
            PurityRules::namedProcessors, "projections.NamelessProjection", "saga.NamelessSaga"),
    MODULES_KEEP_THEIR_BOUNDARIES(
            ModuleRules::boundaries,
            "store.KnowsTheServer",
            "rules.KnowsAnAggregate",
            "command.KnowsTheStore",
            "saga.KnowsACommandHandler",
            "projections.KnowsTheStore",
            "query.KnowsASaga",
            "replay.KnowsASaga"),
    EMBEDDED_MONGO_HAS_FEW_ENTRANCES(ModuleRules::mongoHasFewEntrances, "store.KnowsTheDocumentFile"),
    THE_SERVER_USES_NO_COMMAND_LINE(ModuleRules::serverUsesNoCommandLine, "server.UsesTheCommandLine"),
    COMPONENTS_ARE_WHERE_THE_SERVER_LOOKS(StartRules::componentsAreWhereTheServerLooks, "query.IsAComponent"),
    CONFIGURATIONS_HAVE_NO_PROXY(StartRules::configurationsHaveNoProxy, "server.HasAProxy"),
    PACKAGES_HAVE_NO_CYCLES(ModuleRules::packagesWithoutCycles, "server.cycle.one.First", "server.cycle.two.Second"),
    EVERY_CLASS_HAS_A_MODULE(ModuleRules::everyClassHasAModule, "elsewhere.Homeless", "elsewhere.package-info");

    private final Function<String, ArchRule> rule;
    private final List<String> offenders;

    ArchitectureRule(Function<String, ArchRule> rule, String... offenders) {
        this.rule = rule;
        this.offenders = List.of(offenders);
    }

    /** The rule for the modules whose packages begin with {@code root}. */
    public ArchRule in(String root) {
        return rule.apply(root).allowEmptyShould(true);
    }

    public List<String> offenders() {
        return offenders;
    }
}
