package io.sagadesk.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

class PrefixedHandlerMappingTest {

    private static final List<List<String>> PATTERNS = List.of(
            List.of("/v1/desks/{id}"),
            List.of("/v1/desks/{id}/queue"),
            List.of("/v1/customers/{id}", "/v1/clients/{id}"),
            List.of("/v1/fixed"),
            List.of("/{any}/last"),
            List.of("/files/**"));

    private final RequestMappingHandlerMapping plain = new RequestMappingHandlerMapping();
    private final PrefixedHandlerMapping prefixed = new PrefixedHandlerMapping();
    private final List<String> tried = new ArrayList<>();

    /** Stands for a resource. */
    public static final class Resource {
        public void answer() {}
    }

    @BeforeEach
    void register() throws NoSuchMethodException {
        for (var mapping : List.of(plain, prefixed)) {
            mapping.setApplicationContext(new StaticApplicationContext());
            mapping.afterPropertiesSet();
            for (var patterns : PATTERNS) {
                var info = RequestMappingInfo.paths(patterns.toArray(String[]::new))
                        .methods(RequestMethod.PUT)
                        .customCondition(new NoticedCondition(
                                patterns.toString(), mapping == prefixed ? tried : new ArrayList<>()))
                        .options(mapping.getBuilderConfiguration())
                        .build();
                mapping.registerMapping(info, new Resource(), Resource.class.getMethod("answer"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/desks/7",
                "/v1/desks/7/queue",
                "/v1/%64esks/7/queue",
                "/v1/desks;night=true/7",
                "/v1/customers/anna",
                "/v1/clients/anna",
                "/v1/fixed",
                "/other/last",
                "/files",
                "/files/a/b",
                "/v1/nothing/7",
                "/v1/desks"
            })
    void the_same_resource_answers_as_without_prefixes(String path) throws Exception {
        assertThat(pattern(prefixed, path)).isEqualTo(pattern(plain, path));
    }

    @Test
    void only_resources_with_the_same_start_are_tried() throws Exception {
        pattern(prefixed, "/v1/desks/7");

        assertThat(tried).contains("[/v1/desks/{id}]").doesNotContain("[/v1/customers/{id}, /v1/clients/{id}]");
    }

    private static @Nullable Object pattern(RequestMappingHandlerMapping mapping, String path) throws Exception {
        var request = new MockHttpServletRequest("PUT", path);
        ServletRequestPathUtils.parseAndCache(request);
        var found = mapping.getHandler(request);
        if (found == null) return null;
        assertThat(found.getHandler()).isInstanceOf(HandlerMethod.class);
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    }
}
