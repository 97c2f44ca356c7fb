package io.sagadesk.testbed.fuzz.request;

import io.sagadesk.api.Command;
import io.sagadesk.api.vocabulary.Vocabulary;
import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.catalog.ProjectionCatalog;
import io.sagadesk.testbed.fuzz.route.FuzzedRoute;
import io.sagadesk.testbed.fuzz.route.QueryParameter;
import io.sagadesk.testbed.fuzz.wire.RawHeader;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.node.ObjectNode;

/** Makes requests to a route that the server accepts in most cases. */
final class RouteSamples {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?(\\w+)(:.*)?}|\\*\\*");
    private static final int MOST_LINES = 5;
    private static final List<String> MODELS = ProjectionCatalog.ALL.stream()
            .flatMap(projection -> projection.models().stream())
            .map(ModelSpec::name)
            .toList();

    /** Texts by the names of variables and parameters; others get a marked text. */
    private static final Map<String, List<String>> TEXTS = Map.ofEntries(
            Map.entry(
                    "name", ProjectionCatalog.ALL.stream().map(Projection::name).toList()),
            Map.entry("model", MODELS),
            Map.entry("path", List.of("readiness", "liveness", "eventStore", "db", "nothing")),
            Map.entry(
                    "subject", List.of("customer/customer-0-1", "ticket/ticket-0-2", "agent/agent-0-1", "policy/sla")),
            Map.entry("actor", List.of("app/admin", "policy/", "customer/customer-0-1")),
            Map.entry("type", List.of("ticket.", "ticket.TicketOpened", "customer.CustomerForgotten")),
            Map.entry("sequence", List.of("customer/customer-0-1")),
            Map.entry("reason", List.of("fuzzed")),
            Map.entry("from", List.of("2026-01-01", "2026-01-01T00:00:00Z")),
            Map.entry("to", List.of("2026-01-08", "2026-01-09T00:00:00Z")),
            Map.entry("after", List.of("-1", "0", "10")),
            Map.entry("until", List.of("100")),
            Map.entry("limit", List.of("1", "5")));

    private final FuzzedSubjects subjects;
    private final Random random;
    private final JsonSamples json;

    RouteSamples(FuzzedSubjects subjects, Random random) {
        this.subjects = subjects;
        this.random = random;
        this.json = new JsonSamples(subjects, random);
    }

    RequestDraft of(FuzzedRoute route, List<QueryParameter> ofOtherRoutes) {
        var variables = route.variables();
        var path = Arrays.stream(route.pattern().substring(1).split("/", -1))
                .map(part -> segment(part, variables))
                .toList();
        var draft = new RequestDraft(route.method(), path);
        for (var parameter : route.parameters()) {
            if (parameter.required() || random.nextInt(3) == 0) draft.parameters.add(parameter(parameter));
        }
        if (random.nextInt(8) == 0) {
            draft.parameters.add(parameter(ofOtherRoutes.get(random.nextInt(ofOtherRoutes.size()))));
        }
        addBody(route, draft);
        return draft;
    }

    private String segment(String part, Map<String, Type> variables) {
        var variable = VARIABLE.matcher(part);
        if (!variable.matches()) return part;
        var name = variable.group(1) == null ? "path" : variable.group(1);
        return text(name, variables.getOrDefault(name, String.class));
    }

    private String parameter(QueryParameter parameter) {
        return parameter.name() + "=" + text(parameter.name(), parameter.type());
    }

    private String text(String name, Type declared) {
        var type = ResolvableType.forType(declared).resolve(String.class);
        if (Collection.class.isAssignableFrom(type)) {
            return text(
                    name,
                    ResolvableType.forType(declared)
                            .asCollection()
                            .getGeneric(0)
                            .getType());
        }
        if (FuzzedSubjects.isId(type)) return subjects.id(type, random);
        if (type.isEnum())
            return FuzzedSubjects.pick(type.getEnumConstants(), random).toString();
        if (type == boolean.class || type == Boolean.class) return Boolean.toString(random.nextBoolean());
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) return Integer.toString(random.nextInt(4));
        if (type == LocalDate.class) return "2026-01-0" + (1 + random.nextInt(9));
        if (type == ZoneId.class) return "Europe/Berlin";
        return HostileTexts.pick(TEXTS.getOrDefault(name, List.of(MarkedTexts.ID)), random);
    }

    private void addBody(FuzzedRoute route, RequestDraft draft) {
        if (route.takesLines()) {
            for (var n = random.nextInt(MOST_LINES); n > 0; n--) draft.lines.add(line());
            draft.headers.add(new RawHeader("Content-Type", "application/x-ndjson"));
            return;
        }
        var bodies = route.bodies();
        if (bodies.isEmpty()) return;
        var type = bodies.get(random.nextInt(bodies.size()));
        draft.lines.add(json.of(
                type,
                route.variables().keySet().stream()
                        .filter(name -> route.pattern().contains("{" + name + "}"))
                        .collect(Collectors.toSet())));
        var isPatch = route.method().equals("PATCH") && random.nextBoolean();
        draft.headers.add(new RawHeader("Content-Type", isPatch ? "application/merge-patch+json" : "application/json"));
    }

    private ObjectNode line() {
        Class<? extends Command> command = Vocabulary.COMMANDS.get(random.nextInt(Vocabulary.COMMANDS.size()));
        return json.of(command, Set.of()).put("command", Vocabulary.nameOf(command));
    }
}
