package io.sagadesk.projections;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The storage of the documents of one model in one version. */
public interface ModelDocuments<D> {

    /** Returns the existing documents with these ids, by id. */
    Map<String, StoredDocument<D>> read(Collection<String> ids);

    /** Inserts or replaces the documents, in any order. */
    void write(List<StoredDocument<D>> changed);
}
