package io.sagadesk.server.delivery;

import io.sagadesk.api.customer.CustomerId;
import io.sagadesk.server.log.LeftBehind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where mail is that was put into files: a directory for each customer, who may be forgotten. */
final class MailFiles implements LeftBehind {

    private final Path directory;

    MailFiles(Path directory) {
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    Path of(CustomerId customer) {
        return directory.resolve(customer.value());
    }

    /** Also where mail goes to a mail server by now. */
    @Override
    public void forget(CustomerId customer) {
        var theirs = of(customer);
        if (!Files.exists(theirs)) return;
        try (var files = Files.list(theirs)) {
            for (var file : files.toList()) Files.delete(file);
            Files.delete(theirs);
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }
}
