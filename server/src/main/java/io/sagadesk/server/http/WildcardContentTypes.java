package io.sagadesk.server.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Takes a content type with a wildcard, which names no type, for one that is left out. Spring fails when it reads such a
 * header, even of a request without a body.
 */
@Component
class WildcardContentTypes extends ValveBase implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    WildcardContentTypes() {
        super(true);
    }

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addContextValves(this);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var headers = request.getCoyoteRequest().getMimeHeaders();
        var given = headers.getHeader(HttpHeaders.CONTENT_TYPE);
        if (given != null && given.indexOf('*') >= 0 && isWildcard(given))
            headers.removeHeader(HttpHeaders.CONTENT_TYPE);
        getNext().invoke(request, response);
    }

    private static boolean isWildcard(String contentType) {
        try {
            return !MediaType.parseMediaType(contentType).isConcrete();
        } catch (InvalidMediaTypeException malformed) {
            return false; // Spring ignores it
        }
    }
}
