package io.sagadesk.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.sagadesk.archunit.ModuleRules;
import io.sagadesk.archunit.PackageSizes;
import org.junit.jupiter.api.Test;

/** The rules of the architecture for this module, which the server's tests do not see. */
class TestbedArchitectureTest {

    private static final JavaClasses TESTBED =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.sagadesk.testbed");

    @Test
    void packages_have_no_cycles() {
        ModuleRules.packagesWithoutCycles("io.sagadesk", "testbed").check(TESTBED);
    }

    @Test
    void a_package_has_so_few_files_that_it_can_be_read_as_a_whole() {
        assertThat(TESTBED).isNotEmpty();
        assertThat(PackageSizes.largerThan(PackageSizes.MOST, TESTBED, "io.sagadesk"))
                .isEmpty();
    }
}
