package io.sagadesk.server.http.command;

import io.sagadesk.api.Command;
import io.sagadesk.api.PersonalData;
import io.sagadesk.api.customer.CustomerCommand;
import io.sagadesk.store.keys.CustomerKeys;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectWriter;

/**
 * Tells whether a request id comes back with the same content. The digest stays in the log for ever, so personal data
 * goes into it only under the customer's own key, which forgetting destroys.
 */
@Component
public class RequestDigests {

    private static final ObjectWriter CONTENT = CommandJson.CONTENT.writerFor(Command.class);

    private static final ClassValue<Boolean> IS_PERSONAL = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .anyMatch(component -> component.isAnnotationPresent(PersonalData.class));
        }
    };

    private final CustomerKeys keys;

    RequestDigests(CustomerKeys keys) {
        this.keys = keys;
    }

    /**
     * The digest of a command's content, or null where there can be none: the command holds personal data and does not
     * name its customer. Such a command is a message, a ticket or a rating; its aggregate knows it by an id of its own and
     * compares what it says.
     */
    @Nullable String of(Command command) {
        if (!IS_PERSONAL.get(command.getClass())) return keys.digest(null, CONTENT.writeValueAsBytes(command));
        return command instanceof CustomerCommand named
                ? keys.digest(named.customerId(), CONTENT.writeValueAsBytes(command))
                : null;
    }
}
