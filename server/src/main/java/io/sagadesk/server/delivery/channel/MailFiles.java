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
 * The mail files in the data directory, one directory for each customer, which is deleted when the customer is
 * forgotten. Writers hold the monitor of this object, so that no mail of a customer is written while that customer is
 * being forgotten.
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
                    .map(customerDirectory -> customerDirectory.getFileName().toString())
                    .filter(SubjectId::isAllowed)
                    .map(CustomerId::new)
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Deletes the directory of the customer with everything in it, including files that a mail reader has added. This
     * also applies if mail is now sent by SMTP.
     */
    @Override
    public synchronized void forget(CustomerId customer) {
        var customerDirectory = of(customer);
        if (!Files.exists(customerDirectory)) return;
        try (var all = Files.walk(customerDirectory)) {
            for (var one : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(one);
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }
}
