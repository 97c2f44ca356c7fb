package io.sagadesk.server.http.body;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;

/**
 * Keeps Tomcat from waiting for a body that nobody has read: after the answer it would read at least once from it, on the
 * request thread, even if it may swallow nothing. That concerns requests that Tomcat answers itself, such as {@code TRACE}
 * and {@code OPTIONS *}; the connection is closed.
 */
final class UnreadBodyAdapter implements Adapter {

    private final Adapter tomcat;

    UnreadBodyAdapter(Adapter tomcat) {
        this.tomcat = tomcat;
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        tomcat.service(request, response);
        if (!isAsync(request) && !request.isFinished()) request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }

    private static boolean isAsync(Request request) {
        var async = new AtomicBoolean();
        request.action(ActionCode.ASYNC_IS_ASYNC, async);
        return async.get();
    }

    @Override
    public boolean prepare(Request request, Response response) throws Exception {
        return tomcat.prepare(request, response);
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent status) throws Exception {
        return tomcat.asyncDispatch(request, response, status);
    }

    @Override
    public void log(Request request, Response response, long time) {
        tomcat.log(request, response, time);
    }

    @Override
    public void checkRecycled(Request request, Response response) {
        tomcat.checkRecycled(request, response);
    }

    @Override
    public String getDomain() {
        return tomcat.getDomain();
    }
}
