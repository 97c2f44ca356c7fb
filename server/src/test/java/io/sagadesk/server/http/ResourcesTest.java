package io.sagadesk.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.sagadesk.api.vocabulary.Vocabulary;
import io.sagadesk.command.RepeatableAggregate;
import io.sagadesk.server.http.bulk.BulkResource;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.junit.jupiter.api.Test;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.annotation.RestController;

class ResourcesTest {

    @Test
    void every_command_can_be_sent_over_http() {
        var sent = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.sagadesk.server.http")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(RestController.class))
                        .flatMap(type -> Stream.of(type.reflect().getDeclaredMethods()))
                        .flatMap(ResourcesTest::commands)
                        .distinct()
                        .toList();

        assertThat(sent).hasSameElementsAs(Vocabulary.COMMANDS);
    }

    @Test
    void an_aggregate_recognises_all_lines_of_a_bulk_request_that_is_sent_again() {
        assertThat(RepeatableAggregate.REMEMBERED_REQUESTS).isGreaterThanOrEqualTo(BulkResource.MOST_LINES);
    }

    private static Stream<Class<?>> commands(Method method) {
        return Arrays.stream(method.getGenericParameterTypes())
                .map(ResolvableType::forType)
                .filter(type -> type.toClass() == CommandMessage.class)
                .map(type -> type.getGeneric(0).toClass());
    }
}
