package io.sagadesk.server.http.command;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Sets the header {@code Location} of each 201: the path of a PUT, or the path of a POST with the new id behind it. */
@RestControllerAdvice
class CreatedLocationAdvice implements ResponseBodyAdvice<Object> {

    private static final Pattern COUPON_OF_CAMPAIGN = Pattern.compile("/v1/campaigns/[^/]+/coupons(/[^/]+)?");

    @Override
    public boolean supports(MethodParameter method, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter method,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof CommandAnswer answer && answer.id() != null && isCreated(response)) {
            response.getHeaders().setLocation(URI.create(location(request, answer.id())));
        }
        return body;
    }

    private static boolean isCreated(ServerHttpResponse response) {
        return response instanceof ServletServerHttpResponse servlet
                && servlet.getServletResponse().getStatus() == HttpStatus.CREATED.value();
    }

    private static String location(ServerHttpRequest request, String id) {
        var path = request.getURI().getRawPath();
        if (COUPON_OF_CAMPAIGN.matcher(path).matches()) return "/v1/coupons/" + id; // where it is read
        return HttpMethod.PUT.equals(request.getMethod()) ? path : path + "/" + id;
    }
}
