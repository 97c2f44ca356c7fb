package io.sagadesk.server.http.problem;

import io.sagadesk.api.Invalid.Fault;
import io.sagadesk.store.runtime.CauseChain;
import java.io.IOException;
import java.util.List;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers every failed request with a problem (RFC 9457), including failures that Spring detects. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    static final String SECONDS_TO_WAIT = "1";

    @ExceptionHandler
    ResponseEntity<Object> failed(RuntimeException failure) {
        return answer(ProblemMapping.of(failure), new HttpHeaders());
    }

    /** Handles a truncated body, or a URL that cannot be decoded. */
    @ExceptionHandler({IOException.class, InvalidParameterException.class})
    ResponseEntity<Object> unreadable() {
        return badParameter("The request cannot be read");
    }

    @ExceptionHandler
    ResponseEntity<Object> malformed(MethodArgumentTypeMismatchException failure) {
        var fault = new Fault(failure.getName(), ParameterFaults.in(failure));
        var sentence = fault.field() + " " + fault.message();
        return answer(new HttpProblem(400, "bad-request", sentence, List.of(fault)), new HttpHeaders());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return badParameter("The parameter " + failure.getParameterName() + " is required");
    }

    /** Our refusals say all that is to be answered; Spring's go where the others go. */
    @Override
    protected @Nullable ResponseEntity<Object> handleErrorResponseException(
            ErrorResponseException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return HttpProblem.in(failure)
                .map(problem -> answer(problem, headers))
                .orElseGet(() -> handleExceptionInternal(failure, null, headers, status, request));
    }

    private static ResponseEntity<Object> badParameter(String sentence) {
        return answer(HttpProblem.of(400, "bad-request", sentence), new HttpHeaders());
    }

    /** Handles refusals by Spring: unknown path, wrong method, malformed parameter. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (isClientGone(failure)) return null; // nobody reads an answer, and it is no fault of ours
        if (status.is5xxServerError()) return answer(ProblemMapping.of(failure), headers);
        return answer(StatusProblem.of(HttpStatus.valueOf(status.value())), headers);
    }

    private static boolean isClientGone(Exception failure) {
        return CauseChain.of(failure).anyMatch(ClientAbortException.class::isInstance);
    }

    private static ResponseEntity<Object> answer(HttpProblem problem, HttpHeaders headers) {
        var response = ResponseEntity.status(problem.status()).headers(headers);
        if (problem.isPassing()) {
            response.header(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
        }
        return response.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem.body());
    }
}
