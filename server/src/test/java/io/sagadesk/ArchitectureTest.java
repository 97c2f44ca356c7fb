package io.sagadesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.sagadesk.archunit.ArchitectureRule;
import io.sagadesk.archunit.PackageSizes;
import io.sagadesk.archunit.PlainTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchitectureTest {

    private static final String BROKEN = "io.sagadesk.archunit.broken";

    private static final JavaClasses OURS =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.sagadesk");

    private static final JavaClasses BROKEN_ON_PURPOSE = new ClassFileImporter().importPackages(BROKEN);

    @ParameterizedTest
    @EnumSource
    void the_rule_is_kept(ArchitectureRule rule) {
        rule.in("io.sagadesk").check(OURS);
    }

    @ParameterizedTest
    @EnumSource
    void breaking_the_rule_is_noticed(ArchitectureRule rule) {
        var details =
                rule.in(BROKEN).evaluate(BROKEN_ON_PURPOSE).getFailureReport().getDetails();

        assertThat(rule.offenders())
                .isNotEmpty()
                .allSatisfy(offender -> assertThat(details)
                        .anySatisfy(detail -> assertThat(detail).contains(BROKEN + "." + offender)));
        assertThat(details).allSatisfy(detail -> assertThat(rule.offenders()).anyMatch(detail::contains));
    }

    @Test
    void the_rules_see_the_modules() {
        assertThat(OURS)
                .extracting(type -> type.getName())
                .contains("io.sagadesk.api.vocabulary.Vocabulary", "io.sagadesk.command.RepeatableAggregate")
                .doesNotContain(ArchitectureTest.class.getName());
    }

    @Test
    void a_package_has_so_few_files_that_it_can_be_read_as_a_whole() {
        assertThat(PackageSizes.largerThan(PackageSizes.MOST, OURS, "io.sagadesk"))
                .isEmpty();
        assertThat(PackageSizes.largerThan(4, BROKEN_ON_PURPOSE, BROKEN)).contains(BROKEN + ".saga");
    }

    @Test
    void no_text_is_called_harmless_that_is_no_more() {
        assertThat(PlainTexts.inMessagesOf(OURS)).containsAll(PlainTexts.HARMLESS);
    }
}
