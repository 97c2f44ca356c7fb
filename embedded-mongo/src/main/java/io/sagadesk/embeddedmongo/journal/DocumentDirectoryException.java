package io.sagadesk.embeddedmongo.journal;

import org.jspecify.annotations.Nullable;

/** The directory cannot be used as it is: open in another process, of a newer version, or damaged. It is left as it was found. */
public final class DocumentDirectoryException extends RuntimeException {

    public DocumentDirectoryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    public DocumentDirectoryException(String message) {
        super(message);
    }
}
