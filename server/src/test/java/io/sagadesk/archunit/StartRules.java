package io.sagadesk.archunit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Rules that keep the start of the server fast. */
final class StartRules {

    private StartRules() {}

    /** The server looks for components in these modules only; a component elsewhere would not be found. */
    static ArchRule componentsAreWhereTheServerLooks(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(root + ".server..", root + ".command..", root + ".saga..")
                .should()
                .beMetaAnnotatedWith(Component.class);
    }

    /** A class is generated and loaded for each proxy. No configuration calls its own bean methods, so none needs one. */
    static ArchRule configurationsHaveNoProxy(String root) {
        var withoutProxy = DescribedPredicate.describe(
                "have proxyBeanMethods = false",
                (JavaClass type) ->
                        !type.getAnnotationOfType(Configuration.class).proxyBeanMethods());
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .areAnnotatedWith(Configuration.class)
                .should(ArchConditions.have(withoutProxy));
    }
}
