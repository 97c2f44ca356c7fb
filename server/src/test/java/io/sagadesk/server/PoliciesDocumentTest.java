package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.rules.policy.BuiltInRules;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests that the document of the built-in rules matches them. */
class PoliciesDocumentTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    /** Located relative to the compiled tests, wherever they are run. */
    private static final Path DOCUMENT = Path.of(URI.create(PoliciesDocumentTest.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString()))
            .resolve("../../../docs/policies.md");

    /** A table row of a built-in value: the field, and the value as JSON. */
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([\\w.]+)` \\|[^|\\n]*\\| `([^`\\n]+)` \\|[^|\\n]*\\|$");

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SLA") // its plans and calendars are described in prose
    void each_built_in_value_is_documented_as_it_is(PolicyKind kind) throws IOException {
        assertThat(documented(kind)).isEqualTo(builtIn(kind)).isNotEmpty();
    }

    private static Map<String, JsonNode> documented(PolicyKind kind) throws IOException {
        var name = PolicyId.of(kind).value();
        var section =
                Files.readString(DOCUMENT).split("(?m)^## " + name + ":", -1)[1].split("(?m)^## ", -1)[0];
        var values = new TreeMap<String, JsonNode>();
        ROW.matcher(section).results().forEach(row -> values.put(row.group(1), JSON.readTree(row.group(2))));
        return values;
    }

    /** An amount of money is one value; any other object has a row for each field. */
    private static Map<String, JsonNode> builtIn(PolicyKind kind) {
        var values = new TreeMap<String, JsonNode>();
        JSON.valueToTree(BuiltInRules.of(kind)).properties().forEach(rule -> {
            if (rule.getValue().isObject() && !rule.getValue().has("amount")) {
                rule.getValue()
                        .properties()
                        .forEach(part -> values.put(rule.getKey() + "." + part.getKey(), part.getValue()));
            } else {
                values.put(rule.getKey(), rule.getValue());
            }
        });
        return values;
    }
}
