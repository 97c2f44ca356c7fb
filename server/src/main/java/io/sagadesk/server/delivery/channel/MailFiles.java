package io.sagadesk.server.delivery.channel;

import io.sagadesk.api.SubjectId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.server.log.ErasureTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where mail is that was put into files: a directory for each customer, who may be forgotten. Who puts mail there holds its
 * monitor, so that nothing comes back of who is being forgotten.
 */
public final class MailFiles implements ErasureTarget {

    private final Path directory;

    public MailFiles(Path directory) {
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    Path of(CustomerId customer) {
        return directory.resolve(customer.value());
    }

    @Override
    public Set<CustomerId> customers() {
        if (!Files.exists(directory)) return Set.of();
        try (var all = Files.list(directory)) {
            return all.filter(Files::isDirectory)
                    .map(theirs -> theirs.getFileName().toString())
                    .filter(SubjectId::isAllowed)
                    .map(CustomerId::new)
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Also where mail goes to a mail server by now, and with all that a mail reader has put there. */
    @Override
    public synchronized void forget(CustomerId customer) {
        var theirs = of(customer);
        if (!Files.exists(theirs)) return;
        try (var all = Files.walk(theirs)) {
            for (var one : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(one);
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }
}
