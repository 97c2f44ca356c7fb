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
 * Computes digests of commands, which show whether a repeated request id comes with the same content. Digests stay in
 * the log for ever, so a digest of personal data is keyed with the customer's own key, which forgetting destroys.
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
     * The digest of a command's content. It is null if the command holds personal data and does not name its customer:
     * such a command is a message, a ticket or a rating, and its aggregate recognises the repeat by the object's own id
     * and compares the content.
     */
    @Nullable String of(Command command) {
        if (!IS_PERSONAL.get(command.getClass())) return keys.digest(null, CONTENT.writeValueAsBytes(command));
        return command instanceof CustomerCommand named
                ? keys.digest(named.customerId(), CONTENT.writeValueAsBytes(command))
                : null;
    }
}
