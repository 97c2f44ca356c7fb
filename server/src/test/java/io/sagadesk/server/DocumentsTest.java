package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.sagadesk.api.Query;
import io.sagadesk.api.vocabulary.Vocabulary;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tests that the documents name every command, event, query and request. */
class DocumentsTest {

    /** Located relative to the compiled tests, wherever they are run. */
    private static final Path DOCS = Path.of(URI.create(DocumentsTest.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString()))
            .resolve("../../../docs");

    private static final JavaClasses HTTP =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.sagadesk.server.http");

    @Test
    void the_glossary_has_a_line_for_each_command_and_event() throws IOException {
        var words = words("glossary.md");

        assertThat(words).containsAll(names(Vocabulary.COMMANDS)).containsAll(names(Vocabulary.EVENTS));
    }

    @Test
    void the_interface_is_documented_for_each_command() throws IOException {
        assertThat(words("http.md")).containsAll(names(Vocabulary.COMMANDS));
    }

    @Test
    void the_interface_is_documented_for_each_query_that_it_asks() throws IOException {
        var queries = HTTP.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(Dependency::getTargetClass)
                .filter(type -> type.isAssignableTo(Query.class) && type.isRecord())
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());

        assertThat(queries).contains("WhoIsCustomer").hasSizeGreaterThan(10);
        assertThat(words("http.md")).containsAll(queries);
    }

    @Test
    void the_interface_is_documented_for_each_request() throws IOException {
        var requests = HTTP.stream()
                .filter(type -> type.isAnnotatedWith(RestController.class))
                .flatMap(type -> requests(type.reflect()))
                .toList();

        assertThat(requests).contains("GET /v1/tickets/{ticketId}", "POST /v1/commands");
        assertThat(Files.readString(DOCS.resolve("http.md"))).contains(requests);
    }

    private static Stream<String> requests(Class<?> resource) {
        var classMapping = AnnotatedElementUtils.findMergedAnnotation(resource, RequestMapping.class);
        var prefix = classMapping == null ? "" : classMapping.path()[0];
        return Arrays.stream(resource.getDeclaredMethods())
                .map(method -> AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class))
                .filter(mapping -> mapping != null && mapping.method().length > 0)
                .map(mapping -> mapping.method()[0] + " " + prefix + path(mapping));
    }

    private static String path(RequestMapping mapping) {
        return mapping.path().length == 0 ? "" : mapping.path()[0];
    }

    private static List<String> names(List<? extends Class<?>> messages) {
        return messages.stream().map(Class::getSimpleName).toList();
    }

    private static Set<String> words(String document) throws IOException {
        return Arrays.stream(Files.readString(DOCS.resolve(document)).split("\\W+"))
                .collect(Collectors.toSet());
    }
}
