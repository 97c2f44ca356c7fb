package io.sagadesk.server.http.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers requests that fail outside of any resource with a problem (RFC 9457). */
@RestController
class ErrorResource implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
        var reported = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : null;
        var status = reported == null ? HttpStatus.NOT_FOUND : reported;
        var code = status == HttpStatus.NOT_FOUND ? "no-such-path" : code(status);
        var problem = new HttpProblem(status.value(), code, status.getReasonPhrase(), List.of());
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.body());
    }

    static String code(HttpStatus status) {
        return status.is5xxServerError() ? "internal" : "bad-request";
    }
}
