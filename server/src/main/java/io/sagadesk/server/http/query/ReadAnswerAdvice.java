package io.sagadesk.server.http.query;

import io.sagadesk.api.ReadAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sets an {@code ETag} on each answer to a query, and answers 304 if the client has that answer. The tag covers the
 * answer and the version of its projection, but not the position, which moves with every event even if the answer stays
 * the same.
 */
@RestControllerAdvice
class ReadAnswerAdvice implements ResponseBodyAdvice<Object> {

    private final JsonMapper json;

    ReadAnswerAdvice(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean supports(MethodParameter method, Class<? extends HttpMessageConverter<?>> converter) {
        return ReadAnswer.class.isAssignableFrom(method.getParameterType());
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter method,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (!(body instanceof ReadAnswer answer)) return body;
        var tag = tag(answer);
        response.getHeaders().setETag(tag);
        response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        if (!EntityTags.match(request.getHeaders().getOrEmpty(HttpHeaders.IF_NONE_MATCH), tag)) return answer;
        response.setStatusCode(HttpStatus.NOT_MODIFIED);
        flush(response); // without a body Spring does not flush it
        return null;
    }

    private static void flush(ServerHttpResponse response) {
        try {
            response.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private String tag(ReadAnswer answer) {
        ObjectNode tree = json.valueToTree(answer);
        tree.withObject("/asOf").remove("position");
        var digest = DigestUtils.md5Digest(tree.toString().getBytes(StandardCharsets.UTF_8));
        return "W/\"" + HexFormat.of().formatHex(digest) + "\"";
    }
}
