package io.sagadesk.embeddedmongo.file;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if a directory cannot be used: open in another process, of a newer version, or damaged. The directory is not
 * changed.
 */
public final class DocumentDirectoryException extends RuntimeException {

    public DocumentDirectoryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
