package io.sagadesk.server.delivery.channel;

import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.delivery.GivenUpReason;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.server.delivery.message.OutgoingMessage;
import io.sagadesk.server.delivery.message.UndeliverableException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;

/** Writes mail to files that only their owner can read. A file that exists already is not changed. */
public final class MailFolder implements ChannelSender {

    private static final FileAttribute<?> OWNER_ONLY_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> OWNER_ONLY_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final MailFiles files;
    private final MailFormat format;
    private final Predicate<CustomerId> isForgotten;
    private final Session session = Session.getInstance(new Properties());

    /**
     * @param isForgotten whether a customer is forgotten; true before {@link MailFiles#forget} is called for that
     *     customer
     */
    public MailFolder(MailFiles files, MailFormat format, Predicate<CustomerId> isForgotten) {
        this.files = files;
        this.format = format;
        this.isForgotten = isForgotten;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public void send(OutgoingMessage message) throws UndeliverableException {
        var customer = message.entry().order().customerId();
        synchronized (files) {
            if (isForgotten.test(customer)) throw new UndeliverableException(GivenUpReason.FORGOTTEN);
            put(message, files.of(customer));
        }
    }

    private void put(OutgoingMessage message, Path customerDirectory) {
        var file = customerDirectory.resolve(message.entry().id().value() + ".eml");
        try {
            Files.createDirectories(customerDirectory, OWNER_ONLY_DIRECTORY);
            if (Files.exists(file)) return;
            var unfinished = file.resolveSibling(file.getFileName() + ".tmp");
            Files.deleteIfExists(unfinished);
            write(unfinished, bytes(message));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            sync(customerDirectory);
            sync(files.directory()); // customerDirectory may be new in it
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private byte[] bytes(OutgoingMessage message) throws IOException {
        try {
            var bytes = new ByteArrayOutputStream();
            format.mail(message, session).writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException impossible) {
            throw new IllegalStateException(
                    "A mail cannot be written: " + impossible.getClass().getName());
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (var channel = FileChannel.open(file, NEW, OWNER_ONLY_FILE)) {
            for (var left = ByteBuffer.wrap(bytes); left.hasRemaining(); ) channel.write(left);
            channel.force(true);
        }
    }

    private static void sync(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
