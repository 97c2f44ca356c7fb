package io.sagadesk.testbed.fuzz;

import io.sagadesk.testbed.fuzz.request.MarkedTexts;
import io.sagadesk.testbed.fuzz.wire.RawAnswer;
import io.sagadesk.testbed.fuzz.wire.RawRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Faults of a single answer: its status, and the form of an error. */
final class AnswerFaults {

    private static final int ERROR = 400;
    private static final int SERVER_ERROR = 500;

    /** From here on the server may refuse and close while the body is still sent, so that its answer is lost. */
    private static final int LARGE = 64 * 1024;

    /** A longer answer is not read to its end. */
    private static final int LONG = 500_000;

    private static final String REPEATS = "an error that repeats a text of the request";

    /** Errors of the server that are true: it is too busy, or it does not speak this kind of HTTP. */
    private static final Map<Integer, Set<String>> TRUE_ERRORS = Map.of(
            503, Set.of("read-model-behind", "overloaded"),
            501, Set.of("not-implemented"),
            505, Set.of("http-version-not-supported"));

    private AnswerFaults() {}

    static List<String> in(RawRequest request, RawAnswer answer) {
        var status = answer.status();
        if (status == 0) {
            return request.isWhole() && request.body().length() < LARGE ? List.of("no answer") : List.of();
        }
        return status < ERROR ? inSuccess(request, answer) : inError(request, answer);
    }

    private static List<String> inSuccess(RawRequest request, RawAnswer answer) {
        var faults = new ArrayList<String>();
        if (answer.isLines())
            lastLine(answer).ifPresent(line -> {
                var problem = json(line).path("problem");
                addFalse(problem.path("status").asInt(0), problem.path("code").asString(""), faults);
            });
        var isJson = answer.header("content-type").startsWith("application/json");
        if (!isJson || request.method().equals("HEAD") || answer.body().length() > LONG) return faults;
        var body = json(answer.body());
        if (body.isMissingNode()) faults.add("an answer that is no JSON, or ends early");
        if (body.path("problems").toString().contains(MarkedTexts.TEXT)) faults.add(REPEATS);
        return faults;
    }

    private static List<String> inError(RawRequest request, RawAnswer answer) {
        var faults = new ArrayList<String>();
        var code = code(answer);
        addFalse(answer.status(), code, faults);
        if (!answer.header("content-type").startsWith("application/problem+json")) {
            faults.add("an error of the content type '" + answer.header("content-type") + "'");
        }
        if (request.method().equals("HEAD")) return faults; // HTTP forbids a body
        var problem = json(answer.body());
        if (code.isBlank() || problem.path("detail").asString("").isBlank()) {
            faults.add("an error without code or detail");
        }
        if (repeatsText(problem)) faults.add(REPEATS);
        return faults;
    }

    private static void addFalse(int status, String code, List<String> faults) {
        if (status < SERVER_ERROR || TRUE_ERRORS.getOrDefault(status, Set.of()).contains(code)) return;
        faults.add("status " + status + (code.isEmpty() ? "" : " (" + code + ")"));
    }

    /** The line that tells why a stream ended early. */
    private static Optional<String> lastLine(RawAnswer answer) {
        return answer.body()
                .lines()
                .filter(line -> line.startsWith("{\"problem\":"))
                .findFirst();
    }

    /** The code of a problem; blank if the answer is none. */
    static String code(RawAnswer answer) {
        return answer.status() < ERROR ? "" : json(answer.body()).path("code").asString("");
    }

    private static JsonNode json(String text) {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException noJson) {
            return MissingNode.getInstance();
        }
    }

    /** The path is repeated on purpose, as {@code instance}. */
    private static boolean repeatsText(JsonNode problem) {
        if (!(problem instanceof ObjectNode object)) return false;
        return object.deepCopy().without("instance").toString().contains(MarkedTexts.TEXT);
    }
}
