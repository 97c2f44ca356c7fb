package io.sagadesk.embeddedmongo.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a collection at one moment. Stored documents are replaced and never modified, so a copy of the references is
 * enough.
 *
 * @param indexes the definition of each index except that on {@code _id}
 * @param documents null at the position of a deleted document
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record CollectionImage(String name, List<byte[]> indexes, byte[] @Nullable [] documents) {}
