package io.sagadesk.archunit;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How many files a package may have, so that it can be read as a whole. The vocabulary is exempt: it is a list by nature. */
public final class PackageSizes {

    public static final int MOST = 15;

    private PackageSizes() {}

    /** The packages below {@code root} with more files than that, {@code root.api} left out. */
    public static Set<String> largerThan(int most, JavaClasses classes, String root) {
        return classes.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .filter(type -> !(type.getPackageName() + ".").startsWith(root + ".api."))
                .collect(groupingBy(JavaClass::getPackageName, counting()))
                .entrySet()
                .stream()
                .filter(size -> size.getValue() > most)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
