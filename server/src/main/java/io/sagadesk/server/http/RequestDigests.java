package io.sagadesk.server.http;

import io.sagadesk.api.Command;
import io.sagadesk.api.PersonalData;
import io.sagadesk.api.customer.CustomerCommand;
import io.sagadesk.store.keys.CustomerKeys;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Tells whether a request id comes back with the same content. The digest stays in the log for ever, so personal data
 * goes into it only under the customer's own key, which forgetting destroys; where a command does not name its customer,
 * its personal fields are left out: those commands carry an id of their own, by which the aggregate compares them.
 */
@Component
class RequestDigests {

    private static final ClassValue<List<String>> PERSONAL = new ClassValue<>() {
        @Override
        protected List<String> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(component -> component.isAnnotationPresent(PersonalData.class))
                    .map(RecordComponent::getName)
                    .toList();
        }
    };

    private final CommandReader reader;
    private final CustomerKeys keys;

    RequestDigests(CommandReader reader, CustomerKeys keys) {
        this.reader = reader;
        this.keys = keys;
    }

    String of(Command command) {
        var personal = PERSONAL.get(command.getClass());
        if (!personal.isEmpty() && command instanceof CustomerCommand named) {
            return keys.digest(named.customerId(), reader.content(command, List.of()));
        }
        return keys.digest(null, reader.content(command, personal));
    }
}
