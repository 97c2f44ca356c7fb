package io.sagadesk.server.http;

import io.sagadesk.api.Command;
import io.sagadesk.api.customer.CustomerCommand;
import io.sagadesk.store.keys.CustomerKeys;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectWriter;

/**
 * Tells whether a request id comes back with the same content. The digest stays in the log for ever, so personal data
 * goes into it only under the customer's own key, which forgetting destroys; where a command does not name its customer,
 * its personal fields are left out: those commands carry an id of their own, by which the aggregate compares them.
 */
@Component
class RequestDigests {

    private static final ObjectWriter CONTENT = CommandJson.CONTENT.writerFor(Command.class);
    private static final ObjectWriter IMPERSONAL_CONTENT = CommandJson.IMPERSONAL_CONTENT.writerFor(Command.class);

    private final CustomerKeys keys;

    RequestDigests(CustomerKeys keys) {
        this.keys = keys;
    }

    String of(Command command) {
        return command instanceof CustomerCommand named
                ? keys.digest(named.customerId(), CONTENT.writeValueAsBytes(command))
                : keys.digest(null, IMPERSONAL_CONTENT.writeValueAsBytes(command));
    }
}
