package io.sagadesk.projections;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Where the documents of one model of one version are kept. */
public interface ModelDocuments<D> {

    /** Those of these ids that exist, by id. */
    Map<String, StoredDocument<D>> read(Collection<String> ids);

    /** Writes all of them, in any order; those that exist are replaced. */
    void write(List<StoredDocument<D>> changed);
}
