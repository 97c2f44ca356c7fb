package io.sagadesk.server.axonserver;

import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.sagadesk.store.runtime.CauseChain;
import java.util.Set;
import org.axonframework.axonserver.connector.command.AxonServerCommandDispatchException;
import org.axonframework.axonserver.connector.query.AxonServerQueryDispatchException;
import org.axonframework.commandhandling.NoHandlerForCommandException;

/** Recognises that Axon Server cannot be reached, whatever exception reports it. */
public final class AxonServerFailures {

    private static final Set<Status.Code> UNREACHABLE = Set.of(Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED);

    private AxonServerFailures() {}

    public static boolean isUnreachable(Throwable failure) {
        return CauseChain.of(failure).anyMatch(AxonServerFailures::reportsOutage);
    }

    /** Just after an outage Axon Server knows no handlers, because no instance has announced its own again. */
    private static boolean reportsOutage(Throwable failure) {
        if (failure instanceof NoHandlerForCommandException
                || failure instanceof AxonServerCommandDispatchException
                || failure instanceof AxonServerQueryDispatchException) return true;
        if (failure instanceof StatusRuntimeException status) return isOutage(status.getStatus());
        return failure instanceof StatusException status && isOutage(status.getStatus());
    }

    private static boolean isOutage(Status status) {
        return UNREACHABLE.contains(status.getCode());
    }
}
