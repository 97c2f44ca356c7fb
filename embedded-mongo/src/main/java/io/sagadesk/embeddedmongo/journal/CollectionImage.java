package io.sagadesk.embeddedmongo.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A collection at one moment. Stored documents never change, they are replaced; so this is a copy of references.
 *
 * @param indexes how each index but that on {@code _id} was made
 * @param documents null where one was deleted
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record CollectionImage(String name, List<byte[]> indexes, byte[] @Nullable [] documents) {}
