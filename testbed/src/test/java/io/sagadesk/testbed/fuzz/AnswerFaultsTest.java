package io.sagadesk.testbed.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.testbed.fuzz.wire.RawAnswer;
import io.sagadesk.testbed.fuzz.wire.RawRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerFaultsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        GET  | 200 | text/csv                 |                                            |
        GET  | 304 |                          |                                            |
        GET  | 404 | application/problem+json | {"code":"not-found","detail":"None"}       |
        GET  | 503 | application/problem+json | {"code":"overloaded","detail":"Too many"}  |
        HEAD | 404 | application/problem+json |                                            |
        GET  | 404 | application/problem+json | {"code":"a","detail":"b","instance":"/zq7text"} |
        GET  | 200 | application/x-ndjson     | {"problem":{"status":503,"code":"overloaded"}} |
        GET  | 200 | application/x-ndjson     | {"problem":{"status":500,"code":"internal"}} | status 500 (internal)
        GET  | 200 | application/json         | {"a":                                      | an answer that is no JSON, or ends early
        POST | 200 | application/json         | {"problems":[{"detail":"zq7text"}]}        | an error that repeats a text of the request
        GET  | 0   |                          |                                            | no answer
        GET  | 500 | application/problem+json | {"code":"internal","detail":"Oh"}          | status 500 (internal)
        GET  | 503 | application/problem+json | {"code":"store-failed","detail":"Oh"}      | status 503 (store-failed)
        HEAD | 500 | application/problem+json |                                            | status 500
        GET  | 404 | text/html                | {"code":"a","detail":"b"}                  | an error of the content type 'text/html'
        GET  | 400 | application/problem+json | {"detail":"b"}                             | an error without code or detail
        GET  | 400 | application/problem+json | {"code":"a","detail":" "}                  | an error without code or detail
        GET  | 400 | application/problem+json | <html>                                     | an error without code or detail
        GET  | 400 | application/problem+json | {"code":"a","detail":"zq7text is wrong"}   | an error that repeats a text of the request
        """)
    void a_fault_is_found(String method, int status, String type, String body, String fault) {
        var answer = new RawAnswer(
                status, type == null ? Map.of() : Map.of("content-type", type), body == null ? "" : body, 1);

        assertThat(AnswerFaults.in(request(method, 0), answer)).isEqualTo(fault == null ? List.of() : List.of(fault));
    }

    @Test
    void a_large_body_may_be_refused_before_its_end() {
        var none = new RawAnswer(0, Map.of(), "", 1);

        assertThat(AnswerFaults.in(request("PUT", 100_000), none)).isEmpty();
    }

    private static RawRequest request(String method, int bytes) {
        return new RawRequest(method, "/", "HTTP/1.1", List.of(), "x".repeat(bytes), true);
    }
}
