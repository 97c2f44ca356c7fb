package io.sagadesk.projections.rfm;

import io.sagadesk.projections.ModelDocuments;
import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.StoredDocument;
import io.sagadesk.projections.mongo.StoredCodecs;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/** Profiles and assessments in memory, encoded as for MongoDB. Counts how often the profiles are read. */
final class InMemoryProfiles implements RfmAssessor.Profiles, ModelDocuments<RfmAssessment> {

    private static final ModelSpec<RfmAssessment> ASSESSMENTS = ModelSpec.of("assessments", RfmAssessment.class, id -> {
        throw new AssertionError();
    });

    private final Map<String, BsonDocument> stored = new HashMap<>();
    Map<String, RfmProfile> profiles;
    long position;
    int readings;

    InMemoryProfiles(Map<String, RfmProfile> profiles) {
        this.profiles = profiles;
    }

    static RfmAssessor profiles(Map<String, RfmProfile> profiles) {
        return new InMemoryProfiles(profiles).assessor();
    }

    RfmAssessor assessor() {
        return new RfmAssessor(this, this);
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void forEach(Consumer<StoredDocument<RfmProfile>> each) {
        readings++;
        profiles.forEach((id, profile) -> each.accept(new StoredDocument<>(id, position, profile)));
    }

    @Override
    public List<StoredDocument<RfmProfile>> after(@Nullable String id, int limit) {
        return profiles.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(profile -> id == null || profile.getKey().compareTo(id) > 0)
                .limit(limit)
                .map(profile -> new StoredDocument<>(profile.getKey(), position, profile.getValue()))
                .toList();
    }

    @Override
    public Map<String, StoredDocument<RfmAssessment>> read(Collection<String> ids) {
        var found = new HashMap<String, StoredDocument<RfmAssessment>>();
        for (var id : ids) {
            var bson = stored.get(id);
            if (bson != null) found.put(id, StoredCodecs.decode(ASSESSMENTS, bson));
        }
        return found;
    }

    @Override
    public void write(List<StoredDocument<RfmAssessment>> changed) {
        changed.forEach(document -> stored.put(document.id(), StoredCodecs.encode(ASSESSMENTS, document)));
    }
}
